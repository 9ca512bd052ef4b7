using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>Requests that break the limits of the models, and what is said of them.</summary>
public sealed class ValidationTests
{
    private const string NotNull = "Member must not be null";
    private const string Pattern = "Member must satisfy regular expression pattern";

    public static TheoryData<string, string, string> BadMembers => new()
    {
        { "executionRoleArn", "null", $"Value null at 'executionRoleArn' failed to satisfy constraint: {NotNull}" },
        { "executionRoleArn", "\"arn:aws:iam::1:role\"", Pattern },
        { "executionRoleArn", "\"arn:aws:iam::\"", "Member must have length greater than or equal to 20" },
        { "executionRoleArn", "\"arn:aws:iam::123456789012:user/Somebody\"", Pattern },
        { "executionRoleArn", "\"arn:aws:iam::123456789012:role/EMR_Exec\\n\"", Pattern },
        { "executionRoleArn", "\"arn:aws:iam::١٢٣٤٥٦٧٨٩٠١٢:role/EMR_Exec\"", Pattern },
        { "credentialType", "null", $"Value null at 'credentialType' failed to satisfy constraint: {NotNull}" },
        { "credentialType", "\"\"", "Member must have length greater than or equal to 1" },
        { "credentialType", "\" \"", Pattern },
        { "credentialType", "\"PASSWORD\"", "Credential type PASSWORD is not supported" },
        { "durationInSeconds", "0", "Member must have value greater than or equal to 1" },
        { "durationInSeconds", "-1", "Member must have value greater than or equal to 1" },
        { "durationInSeconds", "43201", "Value '43201' at 'durationInSeconds' failed to satisfy constraint: "
            + "Member must have value less than or equal to 43200" },
        { "logContext", "\"ab\"", "Member must have length greater than or equal to 3" },
        { "logContext", "\"Upper\"", Pattern },
        { "logContext", "\"my-bucket-s3alias\"", Pattern },
        { "logContext", "\"xn--bucket\"", Pattern },
        { "clientToken", "\"\"", "Member must have length greater than or equal to 1" },
        { "clientToken", "\"\\t\"", Pattern },
    };

    public static TheoryData<string, int, int> Lengths => new()
    {
        { "executionRoleArn", 2048, 2049 },
        { "credentialType", 64, 65 },
        { "logContext", 63, 64 },
        { "clientToken", 64, 65 },
    };

    [Theory]
    [MemberData(nameof(BadMembers))]
    public async Task A_bad_member_is_a_validation_exception(string member, string json, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer =
            await emulator.EndpointAsync("e", RunningEmulator.EndpointBody((member, JsonNode.Parse(json))));

        Assert.Equal((400, "ValidationException"), (answer.Status, answer.ErrorCode));
        Assert.Contains(message, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Lengths_are_limited_where_the_model_limits_them(string member, int longest, int tooLong)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string start = member is "executionRoleArn" ? RunningEmulator.Role : "";

        async Task<string?> MessageAsync(int length) => (await emulator.EndpointAsync(
            "e", RunningEmulator.EndpointBody((member, start.PadRight(length, 'a'))))).ErrorMessage;

        Assert.DoesNotContain("Member must have length", await MessageAsync(longest) ?? "", StringComparison.Ordinal);
        string limit = $"Member must have length less than or equal to {longest}";
        Assert.Contains(limit, await MessageAsync(tooLong), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-90000000000", 400)]
    [InlineData("-62135596801", 400)]
    [InlineData("253402300800", 400)]
    [InlineData("1e300", 400)]
    [InlineData("-62135596800", 200)]
    [InlineData("253402300799.9", 200)]
    public async Task A_time_is_in_the_years_1_to_9999(string seconds, int status)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EmrAsync(
            "ListClusters", $"{{\"CreatedAfter\":{seconds}}}", TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.Status);
        if (status is not 200) Assert.Equal("SerializationException", answer.ErrorCode);
    }

    [Fact]
    public async Task Characters_are_counted_and_not_their_halves()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string token = string.Concat(Enumerable.Repeat("😹", 64));

        Answer answer = await emulator.EndpointAsync("e", RunningEmulator.EndpointBody(("clientToken", token)));

        Assert.Equal(200, answer.Status);
        Assert.Equal(token, Assert.Single(emulator.Host.Observed.Requests).ClientToken);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EndpointAsync(" ", new JsonObject { ["durationInSeconds"] = 0 });

        Assert.StartsWith(
            "4 validation errors detected: Value ' ' at 'endpointIdentifier'",
            answer.ErrorMessage,
            StringComparison.Ordinal);
        Assert.Equal(3, answer.ErrorMessage!.Count(c => c is ';'));
    }

    [Fact]
    public async Task An_endpoint_identifier_has_at_most_2048_characters()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer tooLong = await emulator.EndpointAsync(new string('e', 2049));

        Assert.Equal(200, (await emulator.EndpointAsync(new string('e', 2048))).Status);
        Assert.Contains("less than or equal to 2048", tooLong.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_id_has_at_most_256_characters_of_xml()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Assert.Equal(200, (await emulator.ClusterAsync(new string('j', 256))).Status);
        Assert.Equal(200, (await emulator.ClusterAsync("j-é\"\\\t\n😀")).Status);
        foreach ((string id, string message) in (ValueTuple<string, string>[])[
            (new string('j', 257), "'clusterId' failed to satisfy constraint: Member must have length less than"),
            ("j-\u0001", Pattern)])
        {
            Answer refused = await emulator.ClusterAsync(id);
            Assert.Equal((400, "ValidationException"), (refused.Status, refused.ErrorCode));
            Assert.Contains(message, refused.ErrorMessage, StringComparison.Ordinal);
        }

        Answer without = await emulator.EmrAsync("GetClusterSessionCredentials", "{}");
        Assert.Contains(NotNull, without.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_members_and_nulls_are_ignored()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonObject body = RunningEmulator.EndpointBody(
            ("invented", new JsonArray(1, 2)), ("logContext", null), ("durationInSeconds", null));

        Assert.Equal(200, (await emulator.EndpointAsync("e", body)).Status);
    }
}
