using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>The Smithy cases on errors: which code and message a response means.</summary>
public sealed class ProtocolErrorTests
{
    public static IEnumerable<ITheoryDataRow> RestJson => DataCases.Rows("protocol-cases.json", "rest-json errors");

    public static IEnumerable<ITheoryDataRow> Json11 => DataCases.Rows("protocol-cases.json", "json-1.1 errors");

    [Theory]
    [MemberData(nameof(RestJson))]
    public Task Rest_json_error(string name, string json) => AssertErrorAsync(Service.EmrContainers, name, json);

    [Theory]
    [MemberData(nameof(Json11))]
    public Task Json11_error(string name, string json) => AssertErrorAsync(Service.Emr, name, json);

    [Theory]
    [InlineData("X-AMZN-ERRORTYPE", "A:http://x/#B", "{\"__type\": \"C\"}", "A")]
    [InlineData("x-amzn-errortype", " ", "{\"__type\": \"ns#C:u\"}", "C")]
    [InlineData("x-amzn-errortype", "ns#A", "", "A")]
    [InlineData("x-amzn-errortype", "A,B", "", "A")]
    [InlineData("x-amzn-errortype", "A:http://x/, ns#B", "", "A")]
    [InlineData("x-ignored", "A", "{\"__type\": \"ns#C,D\"}", "C")]
    [InlineData("x-ignored", "A", "{\"code\": \"D\", \"__type\": \"C\"}", "C")]
    [InlineData("x-ignored", "A", "{\"Code\": \"D\"}", "D")]
    [InlineData("x-ignored", "A", "{\"code\": 400, \"__type\": null}", "HttpStatus403")]
    [InlineData("x-ignored", "A", "{\"nested\": {\"code\": \"D\"}}", "HttpStatus403")]
    public async Task The_code_comes_from_the_header_else_the_type_else_the_code(
        string header, string value, string body, string code)
    {
        foreach (Service service in Enum.GetValues<Service>())
            Assert.Equal(code, (await FailAsync(service, 403, body, (header, value))).ErrorCode);
    }

    [Theory]
    [InlineData("{\"message\": \"m\"}", "m")]
    [InlineData("{\"Message\": \"M\"}", "M")]
    [InlineData("{\"message\": null, \"Message\": \"M\"}", "M")]
    [InlineData("{\"MESSAGE\": \"MM\"}", "MM")]
    public async Task The_message_is_found_in_any_case(string body, string message) =>
        Assert.Equal($"x: {message}", (await FailAsync(Service.EmrContainers, 400, body)).Message);

    [Theory]
    [InlineData("{\"__type\": \"ValidationException\", \"message\": \"bad \\ud800 value\"}", "HTTP status 400, without a message that can be read.")]
    [InlineData("{\"__type\": \"ValidationException\", \"message\": \"\\udfff\", \"Message\": \"M\"}", "M")]
    [InlineData("{\"\\ud800\": \"x\", \"__type\": \"ValidationException\", \"message\": \"m\"}", "m")]
    [InlineData("{\"__type\": \"\\ud800\", \"code\": \"ValidationException\", \"message\": \"m\"}", "m")]
    public async Task A_member_with_half_of_a_character_does_not_lose_the_others(string body, string message)
    {
        foreach (Service service in Enum.GetValues<Service>())
        {
            SessionCredentialException failure = await FailAsync(service, 400, body);

            Assert.Equal(("ValidationException", FailureKind.InvalidParameter, 400), (failure.ErrorCode, failure.Kind, failure.StatusCode));
            Assert.Equal($"x: {message}", failure.Message);
            Assert.Equal(ScriptedServer.RequestId, failure.RequestId);
        }
    }

    [Theory]
    [InlineData("\uFEFF{\"__type\": \"ValidationException\", \"message\": \"m\"}")]
    [InlineData("{\"__type\": \"ValidationException\", \"message\": \"m\",}")]
    public async Task A_byte_order_mark_or_a_last_comma_does_not_lose_the_error(string body)
    {
        foreach (Service service in Enum.GetValues<Service>())
        {
            SessionCredentialException failure = await FailAsync(service, 400, body);

            Assert.Equal(("ValidationException", "x: m"), (failure.ErrorCode, failure.Message));
        }
    }

    [Fact]
    public async Task A_message_in_the_header_comes_first() => Assert.Equal(
        "x: header",
        (await FailAsync(Service.Emr, 400, "{\"message\": \"body\"}", ("X-Amzn-Error-Message", "header"))).Message);

    private static async Task AssertErrorAsync(Service service, string name, string json)
    {
        JsonNode test = JsonNode.Parse(json)!;
        JsonNode response = test["response"]!;
        List<(string, string)> headers = [];
        foreach ((string header, JsonNode? value) in response["headers"]?.AsObject() ?? [])
            headers.Add((header, (string)value!));

        SessionCredentialException failure = await FailAsync(
            service, (int)response["status_code"]!, (string?)response["body"] ?? "", [.. headers]);

        Assert.Equal((string)test["code"]!, failure.ErrorCode);
        Assert.Equal((int)response["status_code"]!, failure.StatusCode);
        if ((string?)test["message"] is string message)
            Assert.True(failure.Message.StartsWith($"x: {message}", StringComparison.Ordinal), name);
        Assert.Equal(ScriptedServer.RequestId, failure.RequestId);
    }

    private static async Task<SessionCredentialException> FailAsync(
        Service service, int status, string body, params (string Name, string Value)[] headers)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(context =>
        {
            foreach ((string header, string value) in headers)
                context.Response.Headers[header] = value;
            context.Response.StatusCode = status;
            return body.Length == 0 ? Task.CompletedTask : context.Response.WriteAsync(body, context.RequestAborted);
        });
        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });
        return await session.FailAsync(service, "x");
    }
}
