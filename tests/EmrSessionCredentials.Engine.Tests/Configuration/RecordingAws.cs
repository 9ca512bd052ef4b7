using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Configuration;

/// <summary>
/// The services of <see cref="LoopbackAws"/> as they were when botocore's outcomes were recorded: STS and IAM Identity Center
/// give access keys that name what was asked for, so that the signer of the last call tells how it was found.
/// </summary>
internal sealed class RecordingAws : IDisposable
{
    private readonly LoopbackServer _http;
    private readonly LoopbackAws _https;
    private readonly bool _isBeyondHopLimit;
    private readonly bool _hasNoTokens;
    private readonly string _configuration;
    private readonly List<string> _calls = [];

    /// <param name="http">Where the services are over plain http.</param>
    /// <param name="configuration">All text of the case, to tell a configured session name from a generated one.</param>
    /// <param name="isBeyondHopLimit">Whether the answers of instance metadata do not arrive.</param>
    /// <param name="hasNoTokens">Whether instance metadata has its first version only.</param>
    internal RecordingAws(LoopbackServer http, string configuration, bool isBeyondHopLimit, bool hasNoTokens)
    {
        _http = http;
        _configuration = configuration;
        _isBeyondHopLimit = isBeyondHopLimit;
        _hasNoTokens = hasNoTokens;
        _https = new LoopbackAws(Answer);
        http.Reply(call => Answer(new AwsRequest(http.Url, call.Method, call.Path, Headers(call.Headers), call.Body))
            ?? throw new IOException("The case has no answer."));
    }

    internal string Url => _http.Url;

    internal string HostAndPort => new Uri(Url).Authority;

    internal Uri Proxy => new(_https.Url);

    /// <summary>The call to EMR, if it came to one.</summary>
    internal AwsRequest? EmrRequest { get; private set; }

    /// <summary>The calls before it, as the cases write them.</summary>
    internal IReadOnlyList<string> Calls => _calls;

    public void Dispose() => _https.Dispose();

    private (int Status, string Body)? Answer(AwsRequest request)
    {
        if (request.Target.StartsWith("/latest/", StringComparison.Ordinal))
            return Metadata(request);
        if (request.Target.StartsWith("/federation/credentials", StringComparison.Ordinal))
            return Portal(request);
        if (request.Body.Contains("Action=Assume", StringComparison.Ordinal))
            return Sts(request);
        if (request.Header("Authorization").StartsWith("AWS4-HMAC-SHA256", StringComparison.Ordinal))
        {
            EmrRequest = request;
            return (200, EmrAnswer(request));
        }

        if (request.Target is "/container" or "/v1/credentials" && request.Address == Url)
        {
            _calls.Add($"container {request.Target} auth={request.Header("Authorization")}");
            return (200, Keys("ASIACONTAINER000AAAA", "tok-container"));
        }

        return (403, "{}");
    }

    private (int Status, string Body)? Metadata(AwsRequest request)
    {
        if (_isBeyondHopLimit)
            return null;
        if (!_calls.Contains("imds"))
            _calls.Add("imds");
        return request.Target switch
        {
            "/latest/api/token" when !_hasNoTokens => (200, "token"),
            "/latest/meta-data/iam/security-credentials/" => (200, "role"),
            "/latest/meta-data/iam/security-credentials/role" => (200, Keys("ASIAIMDS00000000AAAA", "tok-imds")),
            _ => (404, ""),
        };
    }

    private (int Status, string Body)? Portal(AwsRequest request)
    {
        Dictionary<string, string> query = Form(request.Target[(request.Target.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        string host = new Uri(request.Address).Authority;
        string account = query["account_id"], role = query["role_name"];
        _calls.Add($"sso {host}/federation/credentials?account_id={account}&role_name={Uri.EscapeDataString(role)} "
            + $"bearer={request.Header("x-amz-sso_bearer_token")}");
        string hash = Hash(account + role);
        return (200, $$$"""
            {"roleCredentials":{"accessKeyId":"ASIA{{{hash}}}","secretAccessKey":"s","sessionToken":"tok-{{{hash}}}",
            "expiration":{{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds()}}}}}
            """);
    }

    private (int Status, string Body)? Sts(AwsRequest request)
    {
        Dictionary<string, string> form = Form(request.Body);
        (string signer, string region) = Signature(request) is [string key, _, string signed, ..] ? (key, signed) : ("anon", "-");
        string token = form.TryGetValue("WebIdentityToken", out string? given) ? $" token={given}" : "";
        string session = form["RoleSessionName"];
        if (!_configuration.Contains(session, StringComparison.Ordinal))
            form["RoleSessionName"] = "*";
        string parameters = string.Join("&", form
            .Where(pair => pair.Key is not ("Version" or "WebIdentityToken"))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        string address = request.Address == Url ? "@URL@" : request.Address;
        _calls.Add($"sts {address} by {signer}/{region} {parameters}{token}");
        string made = "ASIA" + Hash($"{form["Action"]}|{signer}|{form["RoleArn"]}");
        string action = form["Action"];
        return (200, $"""
            <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>
            <AccessKeyId>{made}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>tok-{made}</SessionToken>
            <Expiration>{Answers.Iso(TimeSpan.FromHours(1))}</Expiration></Credentials>
            <AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/r/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>
            </{action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{action}Response>
            """);
    }

    private static string EmrAnswer(AwsRequest request)
    {
        long soon = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
        return request.Target.EndsWith("/endpoint", StringComparison.Ordinal)
            ? $$"""{"endpoint":"https://s.example.com","authToken":"t","authTokenExpiresAt":{{soon}}}"""
            : request.Target.EndsWith("/credentials", StringComparison.Ordinal)
                ? $$"""{"id":"ep","credentials":{"token":"t"},"expiresAt":"{{Answers.Iso(TimeSpan.FromHours(1))}}"}"""
                : $$$"""{"Credentials":{"UsernamePassword":{"Username":"u","Password":"p"}},"ExpiresAt":{{{soon}}}}""";
    }

    /// <summary>The parts of the credential scope: access key, date, region, service.</summary>
    internal static string[] Signature(AwsRequest request)
    {
        const string Start = "Credential=";
        string header = request.Header("Authorization");
        int at = header.IndexOf(Start, StringComparison.Ordinal);
        return at < 0 ? [] : header[(at + Start.Length)..header.IndexOf(',', at)].Split('/');
    }

    private static Dictionary<string, string> Headers(string head) => head.Split("\r\n").Skip(1).Select(line => line.Split(':', 2))
        .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);

    private static string Keys(string accessKey, string token) => $$"""
        {"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"{{accessKey}}","SecretAccessKey":"s","Token":"{{token}}",
        "LastUpdated":"2026-01-01T00:00:00Z","Expiration":"{{Answers.Iso(TimeSpan.FromHours(4))}}"}
        """;

    private static Dictionary<string, string> Form(string text) => text.Split('&').Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')), StringComparer.Ordinal);

#pragma warning disable CA5350 // The cases were recorded with it.
    private static string Hash(string text) =>
        Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(text)), 0, 8).ToUpper(CultureInfo.InvariantCulture);
#pragma warning restore CA5350
}
