/** The membership API on Keycloak: its contents page and its wiring into the server. */
@NullMarked
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Keycloak Membership",
                        version = "1",
                        description = "The membership API of CodeMash, served by Keycloak",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = {
            @Server(
                    url = "/realms/{realm}/membership",
                    description = "The native address",
                    variables = @ServerVariable(name = "realm", defaultValue = "demo")),
            @Server(
                    url = "/v1/membership",
                    description = "CodeMash's address; the header X-CM-ProjectId names the realm"),
            @Server(url = "/v2/membership", description = "The same with the bodies of CodeMash's SDKs")
        },
        security = @SecurityRequirement(name = "bearer"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description = "An API key (cmk_…) or a token of the realm")))
package io.membership;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.servers.ServerVariable;
import org.jspecify.annotations.NullMarked;
