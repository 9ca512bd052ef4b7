using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using EmrSessionCredentials.Tests;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>What a client makes of the body of a successful response.</summary>
public sealed class ResponseTests
{
    private const int MaxBytes = 1024 * 1024;

    public static IEnumerable<ITheoryDataRow> Successes => DataCases.Rows("protocol-cases.json", "rest-json bodies");

    [Fact]
    public async Task Every_member_of_an_endpoint_response_is_read()
    {
        GetManagedEndpointSessionCredentialsResponse response = await Answers.FromEMRContainers("""
            {
              "id": "0123abc", "credentials": {"token": "session"}, "endpointCredentials": {"token": "endpoint"},
              "expiresAt": "2026-01-02T03:04:05Z", "added": {"later": [1, {"token": "other"}]}
            }
            """);

        Assert.Equal("0123abc", response.Id);
        Assert.Equal("session", response.Credentials?.Token);
        Assert.Equal("endpoint", response.EndpointCredentials?.Token);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), response.ExpiresAt);
        Assert.Equal("request-id-1", response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task Every_member_of_a_cluster_response_is_read()
    {
        GetClusterSessionCredentialsResponse response = await Answers.FromElasticMapReduce("""
            {"Credentials": {"UsernamePassword": {"Username": "user", "Password": "pä55"}}, "ExpiresAt": 1767323045.071}
            """);

        Assert.Equal("user", response.Credentials?.UsernamePassword?.Username);
        Assert.Equal("pä55", response.Credentials?.UsernamePassword?.Password);
        Assert.Null(response.Credentials?.UnknownUnionMember);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 71, DateTimeKind.Utc), response.ExpiresAt);
        Assert.Equal("request-id-1", response.ResponseMetadata.RequestId);
    }

    [Theory]
    [MemberData(nameof(Successes))]
    public async Task Unknown_members_are_passed_over(string name, string json)
    {
        GetManagedEndpointSessionCredentialsResponse response = await Answers.FromEMRContainers(
            (string?)JsonNode.Parse(json)!["body"]);

        Assert.True(response is { Id: null, Credentials: null, EndpointCredentials: null, ExpiresAt: null }, name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("{}")]
    [InlineData("""{"credentials": null, "endpointCredentials": null, "id": null}""")]
    public async Task Absent_members_are_null(string body)
    {
        GetManagedEndpointSessionCredentialsResponse response = await Answers.FromEMRContainers(body);

        Assert.True(response is { Id: null, Credentials: null, EndpointCredentials: null, ExpiresAt: null });
        Assert.Null((await Answers.FromElasticMapReduce(body)).Credentials);
    }

    [Theory]
    [InlineData("{}", null, null)]
    [InlineData("""{"token": null}""", null, null)]
    [InlineData("""{"token": null, "ticket": "x"}""", null, "ticket")]
    [InlineData("""{"__type": "Credentials", "token": "x", "ticket": null}""", "x", null)]
    [InlineData("""{"ticket": {"deep": [1]}}""", null, "ticket")]
    public async Task A_union_keeps_the_name_of_an_unknown_member(string union, string? token, string? unknown)
    {
        Amazon.EMRContainers.Model.Credentials? read =
            (await Answers.FromEMRContainers($$"""{"credentials": {{union}}}""")).Credentials;

        Assert.Equal(token, read?.Token);
        Assert.Equal(unknown, read?.UnknownUnionMember);
    }

    [Theory]
    [InlineData("""{"credentials": {"token": "SECRET", "ticket": "SECRET"}}""")]
    [InlineData("""{"credentials": "SECRET"}""")]
    [InlineData("""{"credentials": {"token": ["SECRET"]}}""")]
    [InlineData("""{"credentials": {"token": 7}}""")]
    [InlineData("""{"credentials": {"token": "SECRET"}, "expiresAt": "SECRET"}""")]
    [InlineData("""{"credentials": {"token": "SECRET""")]
    [InlineData("""{"credentials": {"token": SECRET}}""")]
    [InlineData("""{"credentials": {"token": "SECRET"}} SECRET""")]
    [InlineData("""["SECRET"]""")]
    [InlineData("\"SECRET\"")]
    [InlineData("null")]
    [InlineData("<html>SECRET</html>")]
    public async Task What_is_not_the_defined_JSON_is_an_error_without_a_secret(string body)
    {
        Exception? error = await Record.ExceptionAsync(() => Answers.FromEMRContainers(body));

        Assert.True(error is AmazonUnmarshallingException or MalformedAnswerException, $"{error}");
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_response_of_1_MiB_is_read_and_a_larger_one_is_not()
    {
        string body = """{"id": "abc"}""";
        Assert.Equal("abc", (await Answers.FromEMRContainers(body.PadRight(MaxBytes))).Id);

        await Assert.ThrowsAsync<OversizedAnswerException>(
            () => Answers.FromEMRContainers(body.PadRight(MaxBytes + 1)));
    }

    [Fact]
    public async Task A_trailing_comma_is_passed_over_as_in_AWSSDK_Core() =>
        Assert.Equal("abc", (await Answers.FromEMRContainers("{\"id\": \"abc\",}")).Id);

    [Fact]
    public async Task A_byte_order_mark_is_passed_over() =>
        Assert.Equal("abc", (await Answers.FromEMRContainers("\uFEFF{\"id\": \"abc\"}")).Id);

    [Fact]
    public async Task A_response_that_breaks_off_is_tried_three_times_in_all()
    {
        using StubHttp http = new(_ => new HttpResponseMessage { Content = new StreamContent(new BrokenStream("{\"id\":")) });

        await Assert.ThrowsAsync<CutOffResponseException>(
            () => Clients.EMRContainers(http).GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest));

        Assert.Equal(3, http.Sent.Count);
    }

    [Fact]
    public async Task Cancelling_ends_a_call_that_waits_for_the_body()
    {
        using CancellationTokenSource cancel = new();
        using StubHttp http = new(_ => new HttpResponseMessage { Content = new StreamContent(new EndlessStream(cancel)) });
        AmazonEMRContainersClient client = Clients.EMRContainers(http);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest, cancel.Token));

        Assert.Single(http.Sent);
    }

    private sealed class BrokenStream(string start) : MemoryStream(Encoding.UTF8.GetBytes(start))
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is int read and > 0 ? read : throw new HttpIOException(
                HttpRequestError.ResponseEnded, "The response ended prematurely.");
    }

    /// <summary>A body that never comes: the call is cancelled while it reads, and closing the stream ends the read.</summary>
    private sealed class EndlessStream(CancellationTokenSource cancel) : MemoryStream([0])
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            cancel.Cancel();
            return base.Read(buffer, offset, count);
        }
    }
}
