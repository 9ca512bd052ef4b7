using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>What a session is started with is checked by the limits of the models, and is in its description.</summary>
public sealed class StartedSessionTests
{
    private const string Application = "00emulated000001";
    private const string Cluster = "j-EMULATED00002";
    private const string Overrides =
        """{"runtimeConfiguration":[{"classification":"spark-defaults","properties":{"a":"b"},"configurations":[{"classification":"inner"}]}]}""";

    private const string Engine =
        """[{"Classification":"spark-defaults","Configurations":[{"Classification":"inner"}],"Properties":{"a":"b"}}]""";

    private const string Monitoring =
        """{"CloudWatchLoggingConfiguration":{"Enabled":true,"LogGroup":"group","LogTypes":{"DRIVER":["stdout"]}}}""";

    public static TheoryData<string, string, string> BadServerless => new()
    {
        { "tags", """{"k":5}""", "NUMBER_VALUE can not be converted to a String" },
        { "tags", """{"k":{}}""", "STRUCTURE_VALUE can not be converted to a String" },
        { "tags", "[]", "Start of structure or map expected." },
        { "configurationOverrides", """{"runtimeConfiguration":"x"}""", "Expected list or null" },
        { "configurationOverrides", """{"runtimeConfiguration":["x"]}""", "Start of structure or map expected." },
        {
            "configurationOverrides",
            """{"runtimeConfiguration":[{"classification":"c","configurations":[{"classification":1}]}]}""",
            "NUMBER_VALUE can not be converted to a String"
        },
        {
            "configurationOverrides",
            """{"runtimeConfiguration":[{"classification":"c","properties":{"k":true}}]}""",
            "TRUE_VALUE can not be converted to a String"
        },
    };

    public static TheoryData<string, string, string> BrokenLimits => new()
    {
        { "tags", """{"":"v"}""", "at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length greater than or equal to 1" },
        { "tags", """{"k#":"v"}""", "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [A-Za-z0-9 /_.:=+@-]+]" },
        { "tags", """{"k":"v#"}""", "Map value must satisfy constraint: [Member must satisfy regular expression pattern: [A-Za-z0-9 /_.:=+@-]*]" },
        { "tags", """{"k":null}""", "Map value must satisfy constraint: [Member must not be null]" },
        {
            "configurationOverrides",
            """{"runtimeConfiguration":[{"classification":"c"},{}]}""",
            "Value null at 'configurationOverrides.runtimeConfiguration.2.member.classification' failed to satisfy constraint: Member must not be null"
        },
        {
            "configurationOverrides",
            """{"runtimeConfiguration":[null]}""",
            "Value null at 'configurationOverrides.runtimeConfiguration.1.member' failed to satisfy constraint: Member must not be null"
        },
        {
            "configurationOverrides",
            """{"runtimeConfiguration":[{"classification":"c","configurations":[{"classification":" "}]}]}""",
            "at 'configurationOverrides.runtimeConfiguration.1.member.configurations.1.member.classification' failed"
        },
        {
            "configurationOverrides",
            """{"runtimeConfiguration":[{"classification":"c","properties":{"":"v"}}]}""",
            "at 'configurationOverrides.runtimeConfiguration.1.member.properties' failed to satisfy constraint: Map keys"
        },
    };

    public static TheoryData<string, string> BadEmr => new()
    {
        { "Tags", """[{"Key":5}]""" },
        { "Tags", """[{"Key":"k","Value":[]}]""" },
        { "EngineConfigurations", """[{"Classification":1}]""" },
        { "EngineConfigurations", """[{"Properties":{"k":1}}]""" },
        { "EngineConfigurations", """[{"Configurations":[{"Configurations":{}}]}]""" },
        { "MonitoringConfiguration", """{"S3LoggingConfiguration":{"Enabled":"yes"}}""" },
        { "MonitoringConfiguration", """{"CloudWatchLoggingConfiguration":{"LogTypes":{"DRIVER":"stdout"}}}""" },
    };

    [Theory]
    [MemberData(nameof(BadServerless))]
    public async Task A_nested_member_of_the_wrong_type_is_a_serialization_exception(string member, string json, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.StartServerlessAsync(Application, (member, JsonNode.Parse(json)));

        Assert.Equal((400, "SerializationException", message), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
    }

    [Theory]
    [MemberData(nameof(BrokenLimits))]
    public async Task A_nested_member_outside_of_its_limits_is_a_validation_exception(string member, string json, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.StartServerlessAsync(Application, (member, JsonNode.Parse(json)));

        Assert.Equal((400, "ValidationException"), (answer.Status, answer.ErrorCode));
        Assert.Contains(message, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(128, 256, 200)]
    [InlineData(129, 256, 400)]
    [InlineData(128, 257, 400)]
    public async Task Tags_have_the_lengths_of_the_model(int key, int value, int status)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.StartServerlessAsync(
            Application, ("tags", new JsonObject { [new string('k', key)] = new string('v', value) }));

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData(200, 100, 200)]
    [InlineData(201, 100, 400)]
    [InlineData(200, 101, 400)]
    public async Task Tags_and_configurations_are_as_many_as_in_the_model(int tags, int configurations, int status)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonArray list = [.. Enumerable.Range(0, configurations).Select(_ => new JsonObject { ["classification"] = "c" })];
        JsonObject map = new(Enumerable.Range(0, tags).Select(i =>
            KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), (JsonNode?)"v")));

        Answer answer = await emulator.StartServerlessAsync(
            Application, ("tags", map), ("configurationOverrides", new JsonObject { ["runtimeConfiguration"] = list }));

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [MemberData(nameof(BadEmr))]
    public async Task EMR_takes_no_nested_member_of_the_wrong_type(string member, string json)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EmrAsync("StartSession", ("ClusterId", Cluster), (member, JsonNode.Parse(json)));

        Assert.Equal((400, "SerializationException"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task EMR_limits_the_texts_of_the_logging_configuration()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonNode monitoring = JsonNode.Parse("""{"S3LoggingConfiguration":{"LogUri":"\u0001"}}""")!;

        Answer answer =
            await emulator.EmrAsync("StartSession", ("ClusterId", Cluster), ("MonitoringConfiguration", monitoring));

        Assert.Equal("ValidationException", answer.ErrorCode);
        Assert.Contains(
            "at 'monitoringConfiguration.s3LoggingConfiguration.logUri' failed", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_serverless_session_is_described_with_what_it_was_started_with()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonNode overrides = JsonNode.Parse(Overrides)!;
        overrides["invented"] = 1;
        Answer started = await emulator.StartServerlessAsync(
            Application,
            ("tags", new JsonObject { ["team"] = "etl", ["empty"] = "" }),
            ("idleTimeoutMinutes", 17),
            ("configurationOverrides", overrides));
        string path = $"/applications/{Application}/sessions";

        JsonObject session = (JsonObject)
            (await emulator.GetAsync(AccountCalls.Serverless, $"{path}/{(string)started.Json["sessionId"]!}")).Json["session"]!;
        JsonObject listed = (JsonObject)
            (await emulator.GetAsync(AccountCalls.Serverless, path)).Json["sessions"]![0]!;

        Assert.Equal("""{"team":"etl","empty":""}""", session["tags"]?.ToJsonString());
        Assert.Equal("17", session["idleTimeoutMinutes"]?.ToJsonString());
        Assert.Equal(Overrides, session["configurationOverrides"]?.ToJsonString());
        Assert.Equal((string?)started.Json["sessionId"], (string?)listed["sessionId"]);
        // The model of the summary has none of these.
        Assert.DoesNotContain(listed, m => m.Key is "tags" or "idleTimeoutMinutes" or "configurationOverrides");
    }

    [Fact]
    public async Task A_clusters_session_is_described_with_what_it_was_started_with()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer started = await emulator.EmrAsync(
            "StartSession",
            ("ClusterId", Cluster),
            ("Tags", JsonNode.Parse("""[{"Key":"team","Value":"etl"},{"Key":"flag"}]""")),
            ("EngineConfigurations", JsonNode.Parse(Engine)),
            ("MonitoringConfiguration", JsonNode.Parse(Monitoring)),
            ("SessionIdleTimeoutInMinutes", 17));

        Answer described = await emulator.EmrAsync(
            "GetSession", ("ClusterId", Cluster), ("SessionId", (string?)started.Json["Id"]));
        Answer listed = await emulator.EmrAsync("ListSessions", ("ClusterId", Cluster));

        Assert.All([described.Json["Session"]!, listed.Json["Sessions"]![0]!], session =>
        {
            Assert.Equal("""[{"Key":"team","Value":"etl"},{"Key":"flag"}]""", session["Tags"]?.ToJsonString());
            Assert.Equal(Engine, session["EngineConfigurations"]?.ToJsonString());
            Assert.Equal(Monitoring, session["MonitoringConfiguration"]?.ToJsonString());
            Assert.Equal("17", session["SessionIdleTimeoutInMinutes"]?.ToJsonString());
        });
    }

    [Fact]
    public async Task A_session_is_created_by_who_started_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        KeyPair keys = (await emulator.AssumeRoleAsync(KeyPair.Example)).Keys();
        emulator.Signer = new TestSigner { Key = keys, SendToken = true };
        string id = (string)(await emulator.StartServerlessAsync(Application)).Json["sessionId"]!;
        emulator.Signer = new TestSigner();
        string path = $"/applications/{Application}/sessions";

        Answer described = await emulator.GetAsync(AccountCalls.Serverless, $"{path}/{id}");
        List<JsonObject> pages = await emulator.PagesAsync(AccountCalls.Serverless, path);

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Data/test", (string?)described.Json["session"]!["createdBy"]);
        Assert.Equal(
            ["arn:aws:sts::123456789012:assumed-role/Data/test", "arn:aws:iam::123456789012:user/emulator"],
            pages.Ids("sessions", "createdBy").Distinct());
    }

    [Fact]
    public async Task The_sessions_of_an_application_that_is_not_in_the_account_are_listed_once_there_is_one()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        const string Path = "/applications/00elsewhere/sessions";

        Answer before = await emulator.GetAsync(AccountCalls.Serverless, Path);
        string id = (string)(await emulator.StartServerlessAsync("00elsewhere")).Json["sessionId"]!;
        Answer described = await emulator.GetAsync(AccountCalls.Serverless, $"{Path}/{id}");
        Answer after = await emulator.GetAsync(AccountCalls.Serverless, Path);

        Assert.Equal((404, "ResourceNotFoundException"), (before.Status, before.ErrorCode));
        Assert.Equal((200, 200), (described.Status, after.Status));
        Assert.Equal(id, (string?)after.Json["sessions"]!.AsArray().Single()!["sessionId"]);
    }
}
