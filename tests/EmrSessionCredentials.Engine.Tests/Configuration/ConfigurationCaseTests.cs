using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Configuration;

/// <summary>Who signs, for which region and where, compared with what botocore did with the same files and environment.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ConfigurationCaseTests(LoopbackServer server)
{
    private static readonly Dictionary<string, ConfigurationCase> All =
        ConfigurationCase.ReadAll().ToDictionary(test => test.Name, StringComparer.Ordinal);

    public static IEnumerable<ITheoryDataRow> Names => All.Keys.Select(name => new TheoryDataRow<string>(name)
    {
        Skip = LoopbackInternet.IsSupported ? null : "The roots that a process trusts can be named on Linux only.",
    });

    public static IEnumerable<ITheoryDataRow> NamesForBotocore =>
        Environment.GetEnvironmentVariable("EMR_ASK_BOTOCORE") is null ? [] : Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Signs_as_botocore_does_or_as_the_help_says(string name)
    {
        ConfigurationCase test = All[name];

        (string outcome, string? refusal) = await test.RunAsync(server, EngineClient.CallAsync);

        string expected = ConfigurationDifferences.OutcomeOf(name) ?? test.Expected;
        if (expected.StartsWith(ConfigurationCase.Refused, StringComparison.Ordinal))
            Assert.StartsWith(expected, $"{outcome} {refusal}", StringComparison.Ordinal);
        else
            Assert.Equal(expected, outcome);
        if (ConfigurationDifferences.OutcomeOf(name) is not null)
            Assert.NotEqual(test.Expected, outcome == ConfigurationCase.Refused ? $"{outcome} {refusal}" : outcome);
    }

    /// <summary>Asks botocore again, where the environment variable EMR_ASK_BOTOCORE is set and Python has botocore.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(NamesForBotocore))]
    public async Task Botocore_does_what_was_recorded(string name)
    {
        BotocoreClient? botocore = BotocoreClient.Shared;
        Assert.SkipWhen(botocore is null, "Python with botocore is not on the PATH.");

        (string outcome, string? refusal) = await All[name].RunAsync(server, botocore.CallAsync);

        Assert.True(All[name].Expected == outcome, $"botocore now: {outcome} {refusal}\nrecorded: {All[name].Expected}");
    }

    [Fact]
    public void Each_difference_is_a_row_of_the_help_and_each_row_has_a_case()
    {
        Assert.Equal(
            ConfigurationDifferences.RowsOfHelp.Order(StringComparer.Ordinal),
            ConfigurationDifferences.Rows.Order(StringComparer.Ordinal));
        Assert.Empty(ConfigurationDifferences.Cases.Except(All.Keys, StringComparer.Ordinal));
    }
}
