package io.membership.roles;

import io.membership.permissions.PermissionsMapper;
import java.util.Map;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/**
 * The client scope that puts permissions into tokens. No client has it until somebody gives it one: a token that grew by
 * itself would surprise.
 */
public final class PermissionsScope {

    static final String NAME = "membership-permissions";

    private PermissionsScope() {}

    /** Adds it unless the realm has one of that name; true if it did. */
    public static boolean addMissing(RealmModel realm) {
        if (realm.getClientScopesStream().anyMatch(scope -> scope.getName().equals(NAME))) {
            return false;
        }
        ClientScopeModel scope = realm.addClientScope(NAME);
        scope.setDescription("What the user may do by the policies of his roles");
        scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        scope.setIncludeInTokenScope(false);
        scope.setDisplayOnConsentScreen(false);
        scope.addProtocolMapper(mapper());
        return true;
    }

    private static ProtocolMapperModel mapper() {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName("permissions");
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(PermissionsMapper.PROVIDER_ID);
        mapper.setConfig(Map.of(
                OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN, "true",
                OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION, "true"));
        return mapper;
    }
}
