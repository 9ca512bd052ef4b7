using System;
using System.Security.Cryptography;
using System.Text;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>A profile that logs in, the cached login, and what the login service answers.</summary>
internal static class SsoLogin
{
    internal const string Answer = """
        {"roleCredentials":{"accessKeyId":"AKIDSSO","secretAccessKey":"sso-secret","sessionToken":"sso-token",
        "expiration":4102444800000}}
        """;

    internal static void Profile(Scratch scratch, bool session) => scratch.Config(session
        ? """
          [profile sso]
          sso_session = corp
          sso_account_id = 123456789012
          sso_role_name = Admin
          [sso-session corp]
          sso_region = eu-west-1
          sso_start_url = https://corp.awsapps.com/start
          sso_registration_scopes = sso:account:access
          """
        : """
          [profile sso]
          sso_start_url = https://corp.awsapps.com/start
          sso_region = eu-west-1
          sso_account_id = 123456789012
          sso_role_name = Admin
          """);

    internal static void Token(Scratch scratch, bool session, string expires, bool refresh = false, string token = "login-token")
    {
#pragma warning disable CA5350 // the cache's file name is a SHA-1 by definition
        byte[] hash = SHA1.HashData(Encoding.UTF8.GetBytes(session ? "corp" : "https://corp.awsapps.com/start"));
#pragma warning restore CA5350
        string more = refresh
            ? $$"""
              ,"refreshToken":"r1","clientId":"c","clientSecret":"cs",
              "registrationExpiresAt":"{{Answers.Iso(TimeSpan.FromDays(9))}}"
              """
            : "";
        scratch.Write(
            $".aws/sso/cache/{Convert.ToHexStringLower(hash)}.json",
            $$"""
            {"accessToken":"{{token}}","expiresAt":"{{expires}}","region":"eu-west-1",
            "startUrl":"https://corp.awsapps.com/start"{{more}}}
            """);
    }
}
