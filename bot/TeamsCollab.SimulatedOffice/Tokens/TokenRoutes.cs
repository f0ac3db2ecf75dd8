using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TeamsCollab.Office.Tokens;

/// <summary>Client credentials and the signing key's metadata (P1, P2).</summary>
internal sealed class TokenRoutes(SimulatedOfficeOptions options, OfficeTokens tokens, OfficeAddress address)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/.well-known/openidconfiguration", () => Results.Json(new
        {
            issuer = address.Root.ToString(),
            authorization_endpoint = "https://invalid.botframework.com",
            jwks_uri = address.Root + "v1/.well-known/keys",
            id_token_signing_alg_values_supported = (string[])["RS256"],
            token_endpoint_auth_methods_supported = (string[])["private_key_jwt"],
        }));
        routes.MapGet("/v1/.well-known/keys", () => Results.Json(new { keys = (object[])[OfficeTokens.PublicKey()] }));
        routes.MapPost("/{tenant}/oauth2/v2.0/token", GrantAsync);
    }

    private async Task<IResult> GrantAsync(string tenant, HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return Refusal("invalid_request", "AADSTS900144: The request body must contain the parameter 'grant_type'.");
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var scope = form["scope"].ToString();
        var audience = scope switch
        {
            OfficeTokens.ConnectorAudience + "/.default" => OfficeTokens.ConnectorAudience,
            OfficeTokens.GraphAudience + "/.default" => OfficeTokens.GraphAudience,
            _ => null,
        };
        return tenant != options.TenantId ? Refusal("invalid_request", $"AADSTS90002: Tenant '{tenant}' not found.")
            : form["grant_type"] != "client_credentials" ? Refusal("unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type.")
            : form["client_id"] != options.BotAppId ? Refusal("unauthorized_client", "AADSTS700016: Application was not found in the directory.")
            : !Same(form["client_secret"].ToString(), options.BotSecret) ? Refusal("invalid_client", "AADSTS7000215: Invalid client secret provided.", StatusCodes.Status401Unauthorized)
            : audience is null ? Refusal("invalid_scope", $"AADSTS70011: The provided value for scope '{scope}' is not valid.")
            : Results.Json(new
            {
                token_type = "Bearer",
                expires_in = (int)OfficeTokens.Lifetime.TotalSeconds,
                ext_expires_in = (int)OfficeTokens.Lifetime.TotalSeconds,
                access_token = tokens.ForAccess(audience, options.BotAppId, tenant, audience is OfficeTokens.GraphAudience ? options.GraphPermissions : []),
            });
    }

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static IResult Refusal(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error, error_description = description }, statusCode: status);
}
