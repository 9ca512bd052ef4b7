using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>GetManagedEndpointSessionCredentials: the answer, and the client token.</summary>
public sealed class ManagedEndpointTests
{
    [Fact]
    public async Task Answers_with_everything_in_the_model()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EndpointAsync("endpoint1");

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(
            ["id", "credentials", "endpointCredentials", "expiresAt"], answer.Json.Select(member => member.Key));
        Assert.Matches("^[0-9a-z]{1,64}$", answer.Json["id"]!.GetValue<string>());
        Assert.Equal("2026-01-02T03:19:05Z", answer.Json["expiresAt"]!.GetValue<string>());
        string[] tokens = [answer.Token!, answer.Json["endpointCredentials"]!["token"]!.GetValue<string>()];
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{64}$", token));
        Assert.NotEqual(tokens[0], tokens[1]);
    }

    [Theory]
    [InlineData("a", 2048)]
    [InlineData("語", 2048)]
    [InlineData("😹", 2048)]
    public async Task Identifiers_are_taken_in_the_length_that_the_model_allows(string character, int length)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string identifier = UriPath.Encode(string.Concat(Enumerable.Repeat(character, length)));

        Answer answer = await emulator.SendAsync(emulator.Signer.Sign(emulator.Post(
            $"/virtualclusters/{identifier}/endpoints/{identifier}/credentials",
            RunningEmulator.EndpointBody().ToJsonString(),
            "application/json")));

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData(1, "2026-01-02T03:04:06Z")]
    [InlineData(43200, "2026-01-02T15:04:05Z")]
    public async Task Lives_as_long_as_asked(int seconds, string expiresAt)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EndpointAsync("e", RunningEmulator.EndpointBody(("durationInSeconds", seconds)));

        Assert.Equal(expiresAt, answer.Json["expiresAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_client_token_gives_the_same_answer()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonObject body = RunningEmulator.EndpointBody(("clientToken", "t-1"));

        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => emulator.EndpointAsync("e", body)));
        Answer without = await emulator.EndpointAsync("e");
        Answer otherToken = await emulator.EndpointAsync("e", RunningEmulator.EndpointBody(("clientToken", "t-2")));

        string same = Assert.Single(answers.Select(a => a.Body).Distinct());
        Assert.All([without, otherToken], other => Assert.NotEqual(same, other.Body));
        Assert.Equal(10, emulator.Host.Observed.Requests.Select(r => r.RequestId).Distinct().Count());
    }

    [Fact]
    public async Task A_client_token_belongs_to_caller_region_and_target()
    {
        KeyPair other = new("AKIDOTHER", "another secret");
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Keys = [KeyPair.Example, other] });
        string body = RunningEmulator.EndpointBody(("clientToken", "t")).ToJsonString();
        SignedRequest unsigned = emulator.Post(
            "/virtualclusters/abc123/endpoints/e/credentials", body, "application/json");

        List<string?> tokens = [];
        foreach (SignedRequest request in (SignedRequest[])[
            emulator.SignedEndpointCall("e", body),
            emulator.SignedEndpointCall("f", body),
            (emulator.Signer with { Region = "eu-west-1" }).Sign(unsigned),
            (emulator.Signer with { Key = other }).Sign(unsigned),
            emulator.Signer.Sign(unsigned with { Path = "/virtualclusters/def456/endpoints/e/credentials" })])
        {
            tokens.Add((await emulator.SendAsync(request)).Token);
        }

        Assert.Equal(5, tokens.Distinct().Count());
    }

    [Theory]
    [InlineData("executionRoleArn", "arn:aws:iam::123456789012:role/Other")]
    [InlineData("durationInSeconds", 901)]
    [InlineData("logContext", "other")]
    public async Task A_client_token_with_other_parameters_is_refused(string member, object value)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        await emulator.EndpointAsync("e", RunningEmulator.EndpointBody(("clientToken", "t")));

        JsonObject body = RunningEmulator.EndpointBody(("clientToken", "t"), (member, JsonValue.Create(value)));
        Answer answer = await emulator.EndpointAsync("e", body);

        Assert.Equal("ValidationException", answer.ErrorCode);
        Assert.Contains("client token has been used", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_token_is_forgotten_with_its_credential()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonObject body = RunningEmulator.EndpointBody(("clientToken", "t"));
        Answer first = await emulator.EndpointAsync("e", body);

        emulator.Time.Advance(TimeSpan.FromSeconds(900));

        Assert.NotEqual(first.Token, (await emulator.EndpointAsync("e", body)).Token);
    }

    [Fact]
    public async Task Without_signature_checks_anything_goes_that_is_valid()
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { CheckSignatures = false });
        SignedRequest request = emulator.SignedEndpointCall("e", RunningEmulator.EndpointBody().ToJsonString());
        SignedRequest bare = request with { Headers = [.. request.Headers.Where(h => h.Key is "Content-Type")] };

        Assert.Equal(200, (await emulator.SendAsync(request with { Path = request.Path + "/" })).Status);
        Assert.Equal(200, (await emulator.SendAsync(bare)).Status);
        Assert.Equal(["AKIDEXAMPLE", "anonymous"], emulator.Host.Observed.Requests.Select(r => r.AccessKey));
    }
}
