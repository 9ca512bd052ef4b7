using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The Smithy cases on errors: which code and message a response means.</summary>
public sealed class ProtocolErrorTests
{
    public static IEnumerable<ITheoryDataRow> RestJson => DataCases.Rows("protocol-cases.json", "rest-json errors");

    public static IEnumerable<ITheoryDataRow> Json11 => DataCases.Rows("protocol-cases.json", "json-1.1 errors");

    [Theory]
    [MemberData(nameof(RestJson))]
    public Task RestJson_error(string name, string json) => AssertError("rest-json", name, json);

    [Theory]
    [MemberData(nameof(RestJson))]
    public Task RestJson_error_of_a_read(string name, string json) => AssertError("serverless", name, json);

    [Theory]
    [MemberData(nameof(Json11))]
    public Task Json11_error(string name, string json) => AssertError("json-1.1", name, json);

    private static async Task AssertError(string protocol, string name, string json)
    {
        JsonNode test = JsonNode.Parse(json)!;

        (AmazonServiceException error, _) = await Answers.Error(protocol, test["response"]!);

        Assert.Equal((string)test["code"]!, error.ErrorCode);
        Assert.Equal((int)test["response"]!["status_code"]!, (int)error.StatusCode);
        if ((string?)test["message"] is string message)
            Assert.Equal(message, error.Message);
        Assert.True(string.Equals("request-id-1", error.RequestId, StringComparison.Ordinal), name);
    }
}
