using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>
/// What both protocols have besides the operations: routes, content types, JSON, errors, request ids.
/// </summary>
public sealed class ProtocolTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/base/path")]
    [InlineData("/virtualclusters/x")]
    public async Task A_base_path_may_come_first(string basePath)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string body = RunningEmulator.EndpointBody().ToJsonString();
        SignedRequest request = emulator.Post(
            basePath + "/virtualclusters/v/endpoints/e/credentials", body, "application/json");

        Assert.Equal(200, (await emulator.SendAsync(emulator.Signer.Sign(request))).Status);
        Assert.Equal(["e", "v"], emulator.Host.Observed.Requests[0].Identifiers);
    }

    [Fact]
    public async Task Labels_are_decoded_after_the_path_is_split()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        const string Odd = "é%2F:/@=,&$?#[] b+c~d!e'f(g)h*i";

        Answer answer = await emulator.EndpointAsync(Odd);

        Assert.Equal(200, answer.Status);
        Assert.Equal([Odd, "abc123"], emulator.Host.Observed.Requests[0].Identifiers);
    }

    [Fact]
    public async Task Dot_segments_make_another_path_and_no_operation()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        SignedRequest request = emulator.Signer.Sign(
            emulator.Post("/virtualclusters/../endpoints/./credentials", "{}", "application/json"));

        Answer answer = await emulator.SendAsync(request);

        Assert.Equal("/virtualclusters/../endpoints/./credentials", emulator.Host.Observed.Requests[0].Path);
        Assert.Equal((404, "UnknownOperationException"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Unknown_operations_are_said_to_be_unknown()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer rest = await emulator.CallAsync("GET", "/virtualclusters/v/endpoints/e/credentials");
        Answer json = await emulator.EmrAsync("RunJobFlow", "{}");

        const string Message = "The service has no such operation.";
        Assert.Equal((404, "UnknownOperationException", Message), (rest.Status, rest.ErrorCode, rest.ErrorMessage));
        Assert.Equal((400, "UnknownOperationException", Message), (json.Status, json.ErrorCode, json.ErrorMessage));
        Assert.Equal("com.amazon.coral.service#UnknownOperationException", json.Json["__type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-amz-json-1.1")]
    public async Task Another_content_type_is_unsupported_by_rest_json(string contentType)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        SignedRequest request = emulator.Post(
            "/virtualclusters/v/endpoints/e/credentials", RunningEmulator.EndpointBody().ToJsonString(), contentType);

        Answer answer = await emulator.SendAsync(emulator.Signer.Sign(request));

        Assert.Equal((415, "UnsupportedMediaTypeException"), (answer.Status, answer.ErrorCode));
        Assert.Equal("The content type of the request is not supported.", answer.ErrorMessage);
    }

    [Fact]
    public async Task Another_content_type_is_another_operation_to_json_1_1()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.SendAsync(
            emulator.SignedEmrCall("GetClusterSessionCredentials", "{\"ClusterId\":\"j-1\"}", "application/json"));

        Assert.Equal((404, "UnknownOperationException"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_charset_is_no_other_content_type()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        SignedRequest request = emulator.Post(
            "/virtualclusters/v/endpoints/e/credentials",
            RunningEmulator.EndpointBody().ToJsonString(),
            "application/json; charset=utf-8");

        Assert.Equal(200, (await emulator.SendAsync(emulator.Signer.Sign(request))).Status);
    }

    [Theory]
    [InlineData("{", null)]
    [InlineData("not json", null)]
    [InlineData("[]", "Start of structure or map expected.")]
    [InlineData("{\"credentialType\":1}", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("{\"credentialType\":\"\\ud800\"}", null)]
    [InlineData("{\"durationInSeconds\":\"900\"}", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("{\"durationInSeconds\":900.5}", "NUMBER_VALUE can not be converted to an Integer")]
    [InlineData("{\"durationInSeconds\":2147483648}", "NUMBER_VALUE can not be converted to an Integer")]
    [InlineData("{\"durationInSeconds\":{}}", "STRUCTURE_VALUE can not be converted to an Integer")]
    public async Task What_cannot_be_read_is_a_serialization_exception(string body, string? message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer rest = await emulator.SendAsync(emulator.SignedEndpointCall("e", body));

        Assert.Equal((400, "SerializationException", message), (rest.Status, rest.ErrorCode, rest.ErrorMessage));
    }

    [Fact]
    public async Task Json_1_1_has_the_same_serialization_exception()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EmrAsync("GetClusterSessionCredentials", "{\"ClusterId\":[\"j-1\"]}");

        Assert.Equal((400, "SerializationException"), (answer.Status, answer.ErrorCode));
        Assert.Equal("LIST_VALUE can not be converted to a String", answer.ErrorMessage);
    }

    [Fact]
    public async Task A_refused_signature_is_403_and_400_to_json_1_1()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        SignedRequest rest = emulator.SignedEndpointCall("e", "{}");
        SignedRequest json = emulator.SignedEmrCall("GetClusterSessionCredentials", "{}");

        Answer[] answers =
        [
            await emulator.SendAsync(rest with { Path = rest.Path.Replace("/e/", "/f/", StringComparison.Ordinal) }),
            await emulator.SendAsync(json with { Body = "{ }"u8.ToArray() }),
        ];

        Assert.Equal([403, 400], answers.Select(a => a.Status));
        Assert.All(answers, answer => Assert.Equal("InvalidSignatureException", answer.ErrorCode));
        Assert.All(emulator.Host.Observed.Requests, seen => Assert.Null(seen.AccessKey));
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_and_the_emulators_time()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer[] answers =
        [
            await emulator.EndpointAsync("e"),
            await emulator.EndpointAsync("fault-throttle"),
            await emulator.EmrAsync("Nothing", "{}"),
            await emulator.CallAsync("GET", "/gateway/e/api"),
            await emulator.CallAsync("GET", "/_emulator"),
        ];

        Assert.Equal(5, answers.Select(a => a.RequestId).OfType<string>().Distinct().Count());
        Assert.All(answers, answer => Assert.Equal(GoldenRequests.SignedAt, answer.Message.Headers.Date));
        Assert.Equal(
            answers.Take(4).Select(a => a.RequestId), emulator.Host.Observed.Requests.Select(r => r.RequestId));
    }

    [Fact]
    public async Task A_body_of_more_than_a_megabyte_is_not_read()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.CallAsync("POST", "/", body: new string(' ', 1024 * 1024 + 1));

        Assert.Equal(413, answer.Status);
    }
}
