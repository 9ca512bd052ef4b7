using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>Answers that a client must not read to their end, or not twice.</summary>
public sealed class HostileBodyTests
{
    [Fact]
    public async Task Kilobytes_of_gzip_are_megabytes_of_json()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.ClusterAsync("j-fault-gzipbomb");

        Assert.Equal("gzip", Assert.Single(answer.Message.Content.Headers.ContentEncoding));
        await using Stream body = await answer.Message.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Assert.True(body.Length < 128 * 1024);
        await using GZipStream unpacked = new(body, CompressionMode.Decompress);
        using JsonDocument json =
            await JsonDocument.ParseAsync(unpacked, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(64 * 1024 * 1024, json.RootElement.GetProperty("filling").GetString()!.Length);
    }

    [Fact]
    public async Task Deep_json_is_json_still()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EndpointAsync("fault-deep");

        JsonNode json = JsonNode.Parse(answer.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 30_000 })!;
        Assert.NotNull(json["credentials"]!["token"]);
        Assert.Equal(20_000, answer.Body.Count(c => c == '['));
        Assert.ThrowsAny<JsonException>(() => answer.Json);
    }

    [Fact]
    public async Task Any_two_faults_of_an_answer_can_be_in_one_identifier()
    {
        ConcurrentQueue<string> failures = [];
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(o => o with { Log = failures.Enqueue });
        IEnumerable<IGrouping<Type, string>> faults = FaultKinds.All
            .Where(kind => kind is AnswerFault || kind is WireFault { Name: not "endless" }).GroupBy(kind => kind.GetType(), kind => kind.Name);

        // Those that edit an answer come before those that damage its bytes.
        foreach ((string one, string other) in faults.SelectMany(names => names.SelectMany(_ => names, (one, other) => (one, other))))
        {
            try
            {
                Answer answer = await emulator.ClusterAsync($"j-fault-{one}-fault-{other}");
                if (answer.Status == 500) failures.Enqueue($"{one} and {other}: HTTP 500");
            }
            catch (HttpRequestException) when (new[] { one, other }.Intersect(["reset", "drop"]).Any())
            {
                // As these faults have it.
            }
        }

        Assert.Empty(failures);
    }

    [Fact]
    public async Task Chunks_have_no_end_until_the_caller_leaves()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        CancellationToken stop = TestContext.Current.CancellationToken;

        using (RawConnection connection = await RawConnection.CallAsync(emulator, "fault-endless"))
        {
            await connection.Stream.ReadExactlyAsync(new byte[8 * 1024 * 1024], stop);
            Assert.Equal(1, emulator.Host.Observed.InFlight);
        }

        await emulator.Host.Observed.WaitUntilAsync(seen => seen.InFlight == 0, stop);
        Assert.Equal(200, (await emulator.EndpointAsync("e")).Status);
    }

    [Fact]
    public async Task A_second_answer_comes_that_nobody_asked_for()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using RawConnection connection = await RawConnection.CallAsync(emulator, "fault-secondanswer");
        using StreamReader reader = new(connection.Stream);
        string[] answers = new string[2];

        for (int i = 0; i < answers.Length; i++)
        {
            Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync());
            int length = 0;
            while (await reader.ReadLineAsync() is { Length: > 0 } header)
            {
                if (header.StartsWith("Content-Length: ", StringComparison.Ordinal))
                    length = int.Parse(header.AsSpan("Content-Length: ".Length), CultureInfo.InvariantCulture);
            }

            char[] body = new char[length];
            await reader.ReadBlockAsync(body);
            answers[i] = new string(body);
        }

        Assert.NotNull(JsonNode.Parse(answers[0])!["credentials"]!["token"]);
        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task A_second_answer_is_not_taken_by_a_client_that_looks()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer first = await emulator.EndpointAsync("fault-secondanswer");
        Answer next = await emulator.EndpointAsync("e");

        Assert.Equal(200, next.Status);
        Assert.NotEqual(first.Token, next.Token);
        Assert.Equal(2, emulator.Host.Observed.Connections);
    }
}
