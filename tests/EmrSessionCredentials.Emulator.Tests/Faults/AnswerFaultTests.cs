using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>Faults that damage an answer.</summary>
public sealed class AnswerFaultTests
{
    /// <summary>What an endpoint's and a cluster's answer have to be with each fault that leaves them JSON.</summary>
    public static TheoryData<string, string, string> Edits => new()
    {
        { "unknownmember", "/credentials", """{"Certificate":"unknown-member-value"}""" },
        { "unknownmember", "/endpointCredentials", """{"Certificate":"unknown-member-value"}""" },
        { "unknownmember", "/Credentials", """{"Certificate":"unknown-member-value"}""" },
        { "emptyunion", "/credentials", "{}" },
        { "emptyunion", "/Credentials", "{}" },
        { "nullcredentials", "/credentials", "null" },
        { "nullcredentials", "/Credentials", "null" },
        { "nocredentials", "/credentials", "" },
        { "nocredentials", "/endpointCredentials", "" },
        { "nocredentials", "/Credentials", "" },
        { "noexpiry", "/expiresAt", "" },
        { "noexpiry", "/ExpiresAt", "" },
        { "badexpiry", "/expiresAt", "\"soon\"" },
        { "badexpiry", "/ExpiresAt", "\"soon\"" },
    };

    /// <summary>These have tests of their own, here and in <see cref="HostileAnswerTests"/>.</summary>
    private static readonly string[] TestedAlone = ["huge", "controltoken", "otherid", "stringlist", "nulllist", "sessionfailed"];

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edited_answer_is_json_still(string fault, string member, string expected)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        bool cluster = char.IsUpper(member[1]);

        Answer answer = cluster
            ? await emulator.ClusterAsync($"j-fault-{fault}")
            : await emulator.EndpointAsync($"fault-{fault}");

        Assert.Equal(200, answer.Status);
        bool there = answer.Json.TryGetPropertyValue(member[1..], out JsonNode? value);
        Assert.Equal(expected, there ? value?.ToJsonString() ?? "null" : "");
    }

    [Fact]
    public void Every_edit_is_tested() => Assert.Equal(
        FaultKinds.All.OfType<AnswerFault>().Select(k => k.Name).Except(TestedAlone),
        Edits.Select(row => row.Data.Item1).Distinct());

    [Fact]
    public async Task A_huge_answer_is_good_and_over_a_megabyte()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EndpointAsync("fault-huge");

        Assert.True(answer.Body.Length > 2 * 1024 * 1024);
        Assert.Equal("filling", answer.Json.First().Key);
        Assert.NotNull(answer.Token);
    }

    [Theory]
    [InlineData("malformed", 200, "application/json", "{\"id\": oops}")]
    [InlineData("notobject", 200, "application/json", "[1,2,3]")]
    [InlineData("empty", 200, "application/json", "")]
    [InlineData("html", 200, "text/html", "<!DOCTYPE html>")]
    [InlineData("badgateway", 502, "text/html", "<!DOCTYPE html>")]
    [InlineData("mislabeled", 200, "text/html", "{\"id\":")]
    public async Task A_damaged_answer_is_complete_http(string fault, int status, string contentType, string start)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EndpointAsync($"fault-{fault}");

        Assert.Equal((status, contentType), (answer.Status, answer.ContentType));
        Assert.StartsWith(start, answer.Body, StringComparison.Ordinal);
        Assert.Equal(start.Length == 0, answer.Body.Length == 0);
        Assert.NotNull(answer.RequestId);
    }

    [Fact]
    public async Task Truncated_json_is_complete_http()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.ClusterAsync("j-fault-truncated");

        Assert.Equal(answer.Message.Content.Headers.ContentLength, answer.Body.Length);
        Assert.StartsWith("{\"Credentials\":", answer.Body, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => answer.Json);
    }

    [Fact]
    public async Task A_good_credential_may_need_a_moment_to_arrive()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer login = await emulator.ClusterAsync("j-fault-unready-2");
        Answer token = await emulator.EndpointAsync("fault-unready-1");

        string basic = RunningEmulator.Basic(login.Username, login.Password);
        List<int> livy = [];
        List<int> gateway = [];
        for (int i = 0; i < 3; i++)
        {
            livy.Add((await emulator.CallAsync("GET", "/livy/sessions", basic)).Status);
            string path = "/gateway/fault-unready-1/api";
            gateway.Add((await emulator.CallAsync("GET", path, $"token {token.Token}")).Status);
        }

        Assert.Equal([401, 401, 200], livy);
        Assert.Equal([401, 200, 200], gateway);
    }
}
