package io.membership.permissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.representations.IDToken;

/**
 * Puts what a user may do into his tokens: claim {@code permissions}, a list of {@link TokenText}. When that passes a size
 * it is {@code permissions_compact} in its place, and when that too is larger than a header can bear,
 * {@code permissions_omitted: true}: the application then asks {@code …/permissions/me}.
 */
public final class PermissionsMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    /** Id of the mapper in realm JSON. */
    public static final String PROVIDER_ID = "membership-permissions-mapper";

    private static final String CLAIM = "claim";
    private static final String FULL_BYTES = "full.bytes";
    private static final String COMPACT_BYTES = "compact.bytes";
    private static final Map<String, String> DEFAULTS =
            Map.of(CLAIM, "permissions", FULL_BYTES, "2048", COMPACT_BYTES, "6144");

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Membership permissions";
    }

    @Override
    public String getHelpText() {
        return "What the user may do by the policies of his roles, for applications that guard their routes by the token";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>(ProviderConfigurationBuilder.create()
                .property()
                .name(CLAIM)
                .label("Claim")
                .helpText("Name of the claim; with _compact and _omitted behind it for large sets")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(DEFAULTS.get(CLAIM))
                .add()
                .property()
                .name(FULL_BYTES)
                .label("Bytes of the full form")
                .helpText("When the list is longer, the compact form takes its place")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(DEFAULTS.get(FULL_BYTES))
                .add()
                .property()
                .name(COMPACT_BYTES)
                .label("Bytes of the compact form")
                .helpText("When that is longer too, the token says so and carries none")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(DEFAULTS.get(COMPACT_BYTES))
                .add()
                .build());
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, PermissionsMapper.class);
        return properties;
    }

    @Override
    public void validateConfig(
            KeycloakSession session,
            RealmModel realm,
            ProtocolMapperContainerModel container,
            ProtocolMapperModel mapper)
            throws ProtocolMapperConfigException {
        for (String key : List.of(FULL_BYTES, COMPACT_BYTES)) {
            if (!setting(mapper, key).matches("[0-9]{1,6}")) {
                throw new ProtocolMapperConfigException("membership.bytes", "{0} must be a number of bytes", key);
            }
        }
    }

    private static String setting(ProtocolMapperModel mapper, String key) {
        String value = mapper.getConfig().get(key);
        return value == null || value.isBlank() ? DEFAULTS.getOrDefault(key, "") : value.strip();
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        RealmModel realm = userSession.getRealm();
        TokenText text = TokenText.of(
                realm,
                RoleWalk.of(
                        realm, userSession.getUser(), context.getClientSession().getClient()));
        String claim = setting(mapper, CLAIM);
        if (text.fullBytes() <= Integer.parseInt(setting(mapper, FULL_BYTES))) {
            token.getOtherClaims().put(claim, text.full());
        } else if (text.compactBytes() <= Integer.parseInt(setting(mapper, COMPACT_BYTES))) {
            token.getOtherClaims().put(claim + "_compact", text.compact());
        } else {
            token.getOtherClaims().put(claim + "_omitted", true);
        }
    }
}
