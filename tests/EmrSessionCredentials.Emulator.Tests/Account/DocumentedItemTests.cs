using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Account;

/// <summary>The ids of README and help are in the account, whatever else is.</summary>
public sealed class DocumentedItemTests
{
    [Fact]
    public async Task They_can_be_described_and_are_not_listed()
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Account = new() { Clusters = 0, VirtualClusters = 0 } });

        Answer endpoint = await emulator.GetAsync(
            AccountCalls.Containers, "/virtualclusters/abcdef1234567890/endpoints/ghijkl0987654321");
        Answer session = await emulator.GetAsync(
            AccountCalls.Serverless, "/applications/00fedcba87654321/sessions/00abcdef12345678");

        Assert.Equal("ACTIVE", (string?)endpoint.Json["endpoint"]!["state"]);
        Assert.Equal("IDLE", (string?)session.Json["session"]!["state"]);
        Assert.Empty((await emulator.EmrAsync("ListClusters")).Json["Clusters"]!.AsArray());
    }

    [Fact]
    public async Task The_endpoint_in_the_examples_of_the_Spark_Connect_sample_has_Spark_Connect()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string sample = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "samples", "connections", "Start-SparkConnectJob.ps1"), TestContext.Current.CancellationToken);
        MatchCollection examples = Regex.Matches(
            sample, "-EndpointId (?<endpoint>.+?) -VirtualClusterId (?<cluster>.+?) ", RegexOptions.None, TimeSpan.FromSeconds(1));

        Assert.Equal(2, examples.Count);
        foreach (Match example in examples)
        {
            Answer described = await emulator.GetAsync(
                AccountCalls.Containers, $"/virtualclusters/{example.Groups["cluster"].Value}/endpoints/{example.Groups["endpoint"].Value}");

            Assert.Equal(200, described.Status);
            Assert.Equal("SPARK_CONNECT", (string?)described.Json["endpoint"]!["type"]);
            Assert.NotNull(described.Json["endpoint"]!["authProxyUrl"]);
        }
    }

    [Fact]
    public async Task Every_cluster_of_the_pages_is_one_of_them()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        IEnumerable<string> pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "en-US"), "*.md")
            .Append(Path.Combine(Repository.Root, "README.md"));
        List<string> ids =
        [
            .. pages.SelectMany(page => Regex.Matches(File.ReadAllText(page), "j-[0-9]ABCDEFGHIJKL", RegexOptions.None, TimeSpan.FromSeconds(1)))
                .Select(match => match.Value).Distinct(StringComparer.Ordinal),
        ];

        Assert.NotEmpty(ids);
        foreach (string id in ids)
            Assert.Equal(200, (await emulator.EmrAsync("DescribeCluster", ("ClusterId", id))).Status);
    }
}
