using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>Calls of the operations that read the account, signed for their services.</summary>
internal static class AccountCalls
{
    internal const string Containers = "emr-containers";
    internal const string Serverless = "emr-serverless";

    internal static Task<Answer> GetAsync(
        this RunningEmulator emulator,
        string service,
        string path,
        string query = "",
        string region = "us-east-1",
        string method = "GET")
    {
        TestSigner signer = emulator.Signer with
        {
            At = emulator.Time.GetUtcNow(),
            Service = service,
            Region = region,
        };
        SignedRequest request = new()
        {
            Method = method,
            Path = path,
            Query = query,
            Headers = [new("Host", emulator.Host.Url.Authority)],
        };
        return emulator.SendAsync(signer.Sign(request), TestContext.Current.CancellationToken);
    }

    /// <summary>StartSession of EMR Serverless, with members added to those that are required.</summary>
    internal static Task<Answer> StartServerlessAsync(
        this RunningEmulator emulator,
        string application,
        params (string Name, JsonNode? Value)[] members)
    {
        JsonObject body = new() { ["clientToken"] = Guid.NewGuid().ToString(), ["executionRoleArn"] = RunningEmulator.Role };
        foreach ((string name, JsonNode? value) in members) body[name] = value;
        TestSigner signer = emulator.Signer with { At = emulator.Time.GetUtcNow(), Service = Serverless };
        SignedRequest request =
            emulator.Post($"/applications/{application}/sessions", body.ToJsonString(), "application/json");
        return emulator.SendAsync(signer.Sign(request), TestContext.Current.CancellationToken);
    }

    internal static Task<Answer> EmrAsync(
        this RunningEmulator emulator,
        string operation,
        params (string Name, JsonNode? Value)[] members)
    {
        JsonObject body = [];
        foreach ((string name, JsonNode? value) in members) body[name] = value;
        return emulator.EmrAsync(operation, body.ToJsonString(), TestContext.Current.CancellationToken);
    }

    /// <summary>All pages of a rest-json list.</summary>
    internal static Task<List<JsonObject>> PagesAsync(
        this RunningEmulator emulator,
        string service,
        string path,
        string query = "") =>
        PagesAsync("nextToken", token => emulator.GetAsync(
            service, path, token is null ? query : $"{query}&nextToken={Uri.EscapeDataString(token)}"));

    /// <summary>All pages of a list of EMR's.</summary>
    internal static Task<List<JsonObject>> EmrPagesAsync(
        this RunningEmulator emulator,
        string operation,
        string tokenMember,
        params (string Name, JsonNode? Value)[] members) =>
        PagesAsync(tokenMember, token => emulator.EmrAsync(
            operation, [.. members.Select(m => (m.Name, m.Value?.DeepClone())), (tokenMember, (JsonNode?)token)]));

    internal static List<string> Ids(this IEnumerable<JsonObject> pages, string items, string id) =>
        [.. pages.SelectMany(page => page[items]!.AsArray()).Select(item => item![id]!.GetValue<string>())];

    private static async Task<List<JsonObject>> PagesAsync(string tokenMember, Func<string?, Task<Answer>> call)
    {
        List<JsonObject> pages = [];
        string? token = null;
        do
        {
            Answer page = await call(token);
            Assert.Equal(200, page.Status);
            pages.Add(page.Json);
            token = page.Json[tokenMember]?.GetValue<string>();
        }
        while (token is not null);
        return pages;
    }
}
