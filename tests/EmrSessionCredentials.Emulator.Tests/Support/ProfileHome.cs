using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>A home folder with a profile of every kind for the emulator, and the logins that they need.</summary>
internal sealed class ProfileHome : IDisposable
{
    private const string StartUrl = "https://corp.awsapps.com/start";

    internal ProfileHome()
    {
        KeyPair keys = KeyPair.Example;
        string tokenFile = Write("token", Token);
        string processFile = Write(
            "keys.json",
            $$"""{"Version":1,"AccessKeyId":"{{keys.AccessKey}}","SecretAccessKey":"{{keys.SecretKey}}"}""");
        Write(".aws/credentials", $"""
            [base]
            aws_access_key_id = {keys.AccessKey}
            aws_secret_access_key = {keys.SecretKey}
            """);
        Write(".aws/config", $"""
            {Role("role", "team/Data", "source_profile = base")}
            {Role("chain", "Chained", "source_profile = role")}
            {Role("partner", "Partner", "source_profile = base\nexternal_id = partner-1")}
            {Role("stranger", "Partner", "source_profile = base")}
            {Role("audit", "Audit", "source_profile = base")}
            {Role("web", "Web", $"web_identity_token_file = {tokenFile}")}
            {Login("login")}
            {Login("expired")}
            [profile process]
            credential_process = cat "{processFile}"
            """);
        WriteLogin("login", TimeSpan.FromHours(1));
        WriteLogin("expired", TimeSpan.FromMinutes(-1));
    }

    /// <summary>What the roles ask for, as options of the emulator.</summary>
    internal static IReadOnlyList<string> Rules { get; } = ["external-id=partner-1@Partner", "mfa@Audit"];

    internal string Folder { get; } = Directory.CreateTempSubdirectory("emr-home-").FullName;

    /// <summary>The token of a service account.</summary>
    internal string Token { get; } = IdentityCalls.WebToken(DateTimeOffset.UtcNow, 3600);

    /// <summary>The environment of a client that is to find the profiles, and to call the emulator for everything.</summary>
    internal (string Name, string Value)[] Environment(Uri emulator) =>
    [
        ("AWS_ENDPOINT_URL", emulator.GetLeftPart(UriPartial.Authority)),
        ("AWS_REGION", "us-east-1"),
        ("AWS_DEFAULT_REGION", "us-east-1"),
        ("AWS_CONFIG_FILE", Path.Combine(Folder, ".aws", "config")),
        ("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(Folder, ".aws", "credentials")),
    ];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Role(string profile, string role, string settings) => $"""
        [profile {profile}]
        role_arn = arn:aws:iam::123456789012:role/{role}
        {settings}
        """;

    private static string Login(string profile) => $"""
        [profile {profile}]
        sso_session = {profile}
        sso_account_id = 111122223333
        sso_role_name = Admin
        [sso-session {profile}]
        sso_region = us-east-1
        sso_start_url = {StartUrl}
        sso_registration_scopes = sso:account:access
        """;

    private void WriteLogin(string session, TimeSpan left)
    {
#pragma warning disable CA5350 // the name of the file is a SHA-1 by definition
        string name = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(session)));
#pragma warning restore CA5350
        Write($".aws/sso/cache/{name}.json", $$"""
            {"startUrl":"{{StartUrl}}","region":"us-east-1","accessToken":"{{LoginTokens.Access}}","expiresAt":"{{Time(left)}}",
            "clientId":"{{LoginTokens.ClientId}}","clientSecret":"{{LoginTokens.ClientSecret}}",
            "registrationExpiresAt":"{{Time(TimeSpan.FromDays(1))}}","refreshToken":"{{LoginTokens.Refresh}}"}
            """);
    }

    private static string Time(TimeSpan fromNow) =>
        DateTimeOffset.UtcNow.Add(fromNow).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
