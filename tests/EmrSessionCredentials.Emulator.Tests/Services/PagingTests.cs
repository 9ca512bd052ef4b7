using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>How lists are cut into pages.</summary>
public sealed class PagingTests
{
    [Theory]
    [InlineData(1, 7)]
    [InlineData(3, 3)]
    [InlineData(7, 1)]
    [InlineData(50, 1)]
    public async Task A_page_is_as_long_as_asked(int maxResults, int pages)
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Account = new AccountOptions { Applications = 7 } });

        List<JsonObject> all =
            await emulator.PagesAsync(AccountCalls.Serverless, "/applications", $"maxResults={maxResults}");

        Assert.Equal((pages, 7), (all.Count, all.Ids("applications", "id").Distinct().Count()));
        Assert.All(all, page => Assert.InRange(page["applications"]!.AsArray().Count, 1, maxResults));
    }

    [Fact]
    public async Task A_page_is_never_longer_than_AWS_has_it()
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Account = new AccountOptions { VirtualClusters = 250 } });

        List<JsonObject> all =
            await emulator.PagesAsync(AccountCalls.Containers, "/virtualclusters", "maxResults=2147483647");

        Assert.Equal([100, 100, 50], all.Select(page => page["virtualClusters"]!.AsArray().Count));
    }

    [Fact]
    public async Task Nothing_is_one_empty_page()
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Account = new AccountOptions { Clusters = 0 } });

        JsonObject page = Assert.Single(await emulator.EmrPagesAsync("ListClusters", "Marker"));

        Assert.Equal("""{"Clusters":[]}""", page.ToJsonString());
    }

    [Fact]
    public async Task A_token_belongs_to_its_list_and_filters()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        const string Running = "states=RUNNING&states=TERMINATED";
        Answer first = await emulator.GetAsync(AccountCalls.Containers, "/virtualclusters", Running);
        string token = first.Json["nextToken"]!.GetValue<string>();

        Answer second = await emulator.GetAsync(
            AccountCalls.Containers, "/virtualclusters", $"nextToken={token}&{Running}&maxResults=9");
        Answer[] others =
        [
            await emulator.GetAsync(AccountCalls.Containers, "/virtualclusters", $"nextToken={token}"),
            await emulator.GetAsync(
                AccountCalls.Containers, "/virtualclusters/vcemulated000000000000001/endpoints", $"nextToken={token}"),
            await emulator.GetAsync(AccountCalls.Serverless, "/applications", $"nextToken={token}"),
            await emulator.GetAsync(AccountCalls.Containers, "/virtualclusters", "nextToken=nonsense"),
            await emulator.GetAsync(AccountCalls.Containers, "/virtualclusters", "nextToken=%21"),
        ];

        Assert.Equal(["vcemulated000000000000003"], new[] { second.Json }.Ids("virtualClusters", "id"));
        Assert.All(others, other => Assert.Equal((400, "ValidationException"), (other.Status, other.ErrorCode)));
    }

    [Fact]
    public async Task A_marker_of_EMR_that_is_none_is_an_invalid_request()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EmrAsync("ListClusters", ("Marker", "nonsense"));

        Assert.Equal(
            (400, "InvalidRequestException", "Marker is invalid."),
            (answer.Status, answer.ErrorCode, answer.ErrorMessage));
    }

    [Theory]
    [InlineData("/applications", "maxResults=0", "ValidationException", "greater than or equal to 1")]
    [InlineData("/applications", "maxResults=51", "ValidationException", "less than or equal to 50")]
    [InlineData("/applications", "states=NOPE", "ValidationException", "enum value set: [CREATING, CREATED,")]
    [InlineData("/applications", "nextToken=%21", "ValidationException", "[A-Za-z0-9_=-]+")]
    [InlineData("/applications", "maxResults=many", "SerializationException", "'maxResults'")]
    [InlineData("/applications/00a/sessions", "createdAtAfter=soon", "SerializationException", "'createdAtAfter'")]
    [InlineData("/applications/UPPER/sessions", "", "ValidationException", "'applicationId'")]
    public async Task Bad_parameters_are_explained(string path, string query, string code, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.GetAsync(AccountCalls.Serverless, path, query);

        Assert.Equal((400, code), (answer.Status, answer.ErrorCode));
        Assert.Contains(message, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ClusterStates":["NOPE","RUNNING"]}""", "ValidationException", "Value '[NOPE, RUNNING]'")]
    [InlineData("""{"ClusterStates":"RUNNING"}""", "SerializationException", "Expected list or null")]
    [InlineData("""{"ClusterStates":[1]}""", "SerializationException", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"CreatedAfter":"yesterday"}""", "SerializationException", "converted to a Timestamp")]
    public async Task Bad_members_are_explained(string body, string code, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EmrAsync("ListClusters", body);

        Assert.Equal((400, code), (answer.Status, answer.ErrorCode));
        Assert.Contains(message, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_was_changed_after_signing_is_refused()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        TestSigner signer = emulator.Signer with { Service = AccountCalls.Serverless };
        Answer answer = await emulator.SendAsync(signer.Sign(new()
        {
            Method = "GET",
            Path = "/applications",
            Query = "maxResults=1",
            Headers = [new("Host", emulator.Host.Url.Authority)],
        }) with { Query = "maxResults=2" });

        Assert.Equal((403, "InvalidSignatureException"), (answer.Status, answer.ErrorCode));
    }
}
