using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using System.Xml.Linq;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>Calls of those who want keys: to AWS STS, IAM Identity Center, and the endpoints of a container and an instance.</summary>
internal static class IdentityCalls
{
    internal const string Role = "arn:aws:iam::123456789012:role/team/Data";

    /// <summary>A call to AWS STS in the Query protocol, signed unless <paramref name="key"/> is null.</summary>
    internal static Task<Answer> StsAsync(
        this RunningEmulator emulator,
        string action,
        KeyPair? key,
        params (string Name, string Value)[] parameters)
    {
        IEnumerable<string> pairs = parameters.Prepend(("Version", "2011-06-15")).Prepend(("Action", action))
            .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2).Replace("%20", "+", StringComparison.Ordinal)}");
        SignedRequest request =
            emulator.Post("/", string.Join('&', pairs), "application/x-www-form-urlencoded; charset=utf-8");
        return emulator.SendAsync(key is null ? request : emulator.SignWith(key, "sts", request));
    }

    internal static Task<Answer> AssumeRoleAsync(
        this RunningEmulator emulator,
        KeyPair key,
        params (string Name, string Value)[] more) =>
        emulator.StsAsync("AssumeRole", key, [("RoleArn", Role), ("RoleSessionName", "test"), .. more]);

    /// <summary>GetClusterSessionCredentials, signed with these keys.</summary>
    internal static Task<Answer> ClusterAsync(this RunningEmulator emulator, KeyPair key) => emulator.SendAsync(emulator.SignWith(
        key,
        "elasticmapreduce",
        TestSigner.Post(
            "/",
            "{\"ClusterId\":\"j-1\"}",
            ("Content-Type", "application/x-amz-json-1.1"),
            ("X-Amz-Target", "ElasticMapReduce.GetClusterSessionCredentials"))));

    /// <summary>A request without a body, which nobody signs.</summary>
    internal static Task<Answer> AskAsync(
        this RunningEmulator emulator,
        string method,
        string path,
        params (string Name, string Value)[] headers)
    {
        string[] parts = path.Split('?', 2);
        return emulator.SendAsync(new SignedRequest
        {
            Method = method,
            Path = parts[0],
            Query = parts.ElementAtOrDefault(1) ?? "",
            Headers = [.. headers.Select(h => KeyValuePair.Create(h.Name, h.Value))],
        });
    }

    /// <summary>The text of an element of an answer in XML, whatever it is in.</summary>
    internal static string? Xml(this Answer answer, string element) =>
        XDocument.Parse(answer.Body).Descendants().FirstOrDefault(e => e.Name.LocalName == element)?.Value;

    /// <summary>The keys in an answer of AWS STS.</summary>
    internal static KeyPair Keys(this Answer answer) =>
        new(answer.Xml("AccessKeyId")!, answer.Xml("SecretAccessKey")!, answer.Xml("SessionToken"));

    /// <summary>The keys in an answer in JSON.</summary>
    internal static KeyPair Keys(JsonNode answer, string accessKey, string secretKey, string token) =>
        new((string)answer[accessKey]!, (string)answer[secretKey]!, (string)answer[token]!);

    /// <summary>A JSON Web Token that expires so many seconds from a time.</summary>
    internal static string WebToken(DateTimeOffset now, int seconds, JsonNode? audience = null)
    {
        JsonObject claims = new()
        {
            ["iss"] = "https://oidc.example.com",
            ["sub"] = "system:serviceaccount:emr:notebook",
            ["aud"] = audience ?? new JsonArray("sts.amazonaws.com"),
            ["exp"] = now.AddSeconds(seconds).ToUnixTimeSeconds(),
        };
        return $"{Part("{\"alg\":\"RS256\"}")}.{Part(claims.ToJsonString())}.c2lnbmF0dXJl";

        static string Part(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private static SignedRequest SignWith(this RunningEmulator emulator, KeyPair key, string service, SignedRequest request)
    {
        TestSigner signer = new()
        {
            Key = key,
            Service = service,
            At = emulator.Time.GetUtcNow(),
            SendToken = key.SessionTokenRequired,
        };
        // The host that the request is sent to, which is signed.
        IEnumerable<KeyValuePair<string, string>> headers = request.Headers.Where(h => h.Key != "Host");
        return signer.Sign(request with { Headers = [new("Host", emulator.Host.Url.Authority), .. headers] });
    }
}
