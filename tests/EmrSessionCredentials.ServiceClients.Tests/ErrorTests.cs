using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Which exception an error response becomes, and what it says.</summary>
public sealed class ErrorTests
{
    private const string RestJson = "rest-json";
    private const string Json11 = "json-1.1";

    [Theory]
    [InlineData(RestJson, "ValidationException", 400, typeof(ValidationException), ErrorType.Sender)]
    [InlineData(RestJson, "RequestThrottledException", 400, typeof(RequestThrottledException), ErrorType.Sender)]
    [InlineData(RestJson, "ResourceNotFoundException", 400, typeof(ResourceNotFoundException), ErrorType.Sender)]
    [InlineData(
        RestJson, "InternalServerException", 500, typeof(Amazon.EMRContainers.Model.InternalServerException), ErrorType.Receiver)]
    [InlineData(RestJson, "AccessDeniedException", 403, typeof(AmazonEMRContainersException), ErrorType.Unknown)]
    [InlineData(RestJson, "InternalServerError", 500, typeof(AmazonEMRContainersException), ErrorType.Unknown)]
    [InlineData(RestJson, "validationexception", 400, typeof(AmazonEMRContainersException), ErrorType.Unknown)]
    [InlineData(Json11, "InvalidRequestException", 400, typeof(InvalidRequestException), ErrorType.Sender)]
    [InlineData(Json11, "InternalServerError", 500, typeof(InternalServerErrorException), ErrorType.Receiver)]
    [InlineData(
        Json11, "InternalServerException", 500, typeof(Amazon.ElasticMapReduce.Model.InternalServerException), ErrorType.Receiver)]
    [InlineData(Json11, "ExpiredTokenException", 400, typeof(AmazonElasticMapReduceException), ErrorType.Unknown)]
    public async Task A_modelled_error_has_its_type_and_any_other_that_of_its_service(
        string service, string code, int status, Type type, ErrorType fault)
    {
        (AmazonServiceException error, _) = await Answers.Error(
            service, (HttpStatusCode)status, $$"""{"__type": "{{code}}", "message": "the words"}""");

        Assert.IsType(type, error);
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal("the words", error.Message);
        Assert.Equal(fault, error.ErrorType);
        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Equal("request-id-1", error.RequestId);
    }

    [Theory]
    [InlineData("X-AMZN-ERRORTYPE", "A:http://x/#B", "{\"__type\": \"C\"}", "A")]
    [InlineData("x-amzn-errortype", " ", "{\"__type\": \"ns#C:u\"}", "C")]
    [InlineData("x-amzn-errortype", "ns#A", "", "A")]
    [InlineData("x-ignored", "A", "{\"code\": \"D\", \"__type\": \"C\"}", "C")]
    [InlineData("x-ignored", "A", "{\"Code\": \"D\"}", "D")]
    [InlineData("x-ignored", "A", "{\"code\": 400, \"__type\": null}", null)]
    [InlineData("x-ignored", "A", "{\"nested\": {\"code\": \"D\"}}", null)]
    public async Task The_code_comes_from_the_header_else_the_type_else_the_code(
        string header, string value, string body, string? code)
    {
        foreach (string service in (string[])[RestJson, Json11])
        {
            (AmazonServiceException error, _) = await Answers.Error(service, HttpStatusCode.Forbidden, body, (header, value));

            Assert.Equal(code, error.ErrorCode);
        }
    }

    [Theory]
    [InlineData("{\"message\": \"m\"}", "m")]
    [InlineData("{\"Message\": \"M\"}", "M")]
    [InlineData("{\"message\": null, \"Message\": \"M\"}", "M")]
    [InlineData("{\"MESSAGE\": \"MM\"}", "MM")]
    public async Task The_message_is_found_in_any_case(string body, string message) =>
        Assert.Equal(message, (await Answers.Error(RestJson, HttpStatusCode.BadRequest, body)).Error.Message);

    [Fact]
    public async Task A_message_in_the_header_comes_first()
    {
        (AmazonServiceException error, _) = await Answers.Error(
            RestJson, HttpStatusCode.BadRequest, "{\"message\": \"body\"}", ("X-Amzn-Error-Message", "header"));

        Assert.Equal("header", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("<html><body>BODY of a proxy<br></html>")]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>BODY</Code></Error>")]
    [InlineData("BODY in plain words")]
    [InlineData("{\"message\": \"BODY cut o")]
    [InlineData("{\"message\": {\"an\": \"object of BODY\"}}")]
    [InlineData("[\"BODY\"]")]
    public async Task A_body_that_says_nothing_leaves_the_status(string? body)
    {
        foreach (string service in (string[])[RestJson, Json11])
        {
            (AmazonServiceException error, int attempts) = await Answers.Error(service, HttpStatusCode.ServiceUnavailable, body);

            Assert.IsType(service is RestJson ? typeof(AmazonEMRContainersException) : typeof(AmazonElasticMapReduceException), error);
            Assert.Null(error.ErrorCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
            Assert.DoesNotContain("BODY", error.ToString(), StringComparison.Ordinal);
            Assert.Equal(3, attempts);
        }
    }

    [Fact]
    public async Task A_body_that_breaks_off_leaves_status_and_header()
    {
        (AmazonServiceException error, _) = await Answers.Error(RestJson, () =>
        {
            HttpResponseMessage response = new(HttpStatusCode.BadRequest)
            {
                Content = new StreamContent(new BrokenStream()),
            };
            response.Headers.TryAddWithoutValidation("x-amzn-ErrorType", "ValidationException");
            return response;
        });

        Assert.IsType<ValidationException>(error);
    }

    [Fact]
    public async Task A_huge_body_leaves_the_status()
    {
        string body = $$"""{"message": "{{new string('x', 1024 * 1024)}}"}""";

        (AmazonServiceException error, _) = await Answers.Error(RestJson, HttpStatusCode.BadRequest, body);

        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.InRange(error.Message.Length, 1, 1000);
    }

    [Theory]
    [InlineData("""{"__type": "InvalidRequestException", "ErrorCode": "NoSuchCluster", "Message": "no"}""", "NoSuchCluster")]
    [InlineData("""{"__type": "InvalidRequestException", "Message": "no"}""", null)]
    public async Task InvalidRequestException_has_a_code_of_its_own_beside_its_name(string body, string? code)
    {
        (AmazonServiceException error, _) = await Answers.Error(Json11, HttpStatusCode.BadRequest, body);

        Assert.Equal(code, Assert.IsType<InvalidRequestException>(error).ErrorCode);
        Assert.Equal("InvalidRequestException", error.ErrorCode);
        Assert.Equal("no", error.Message);
    }

    [Fact]
    public async Task A_redirect_is_an_error_of_the_service()
    {
        (AmazonServiceException error, _) = await Answers.Error(RestJson, HttpStatusCode.Found, "", ("Location", "http://x/"));

        Assert.Equal(HttpStatusCode.Found, error.StatusCode);
    }

    [Theory]
    [MemberData(nameof(ExceptionTypes))]
    public void Exceptions_have_the_constructors_of_the_SDK(Type type)
    {
        InvalidOperationException cause = new("cause");
        object?[][] arguments =
        [
            [],
            ["m"],
            ["m", cause],
            [cause],
            ["m", cause, ErrorType.Sender, "c", "r", HttpStatusCode.Gone],
            ["m", ErrorType.Sender, "c", "r", HttpStatusCode.Gone],
        ];
        foreach (object?[] values in arguments)
        {
            AmazonServiceException error = (AmazonServiceException)Activator.CreateInstance(type, values)!;

            Assert.Equal(values.Contains(cause) ? cause : null, error.InnerException);
            Assert.Equal(values.Contains("c") ? "c" : null, error.ErrorCode);
            Assert.Equal(values.Contains("r") ? HttpStatusCode.Gone : default, error.StatusCode);
            if (values.Contains("m"))
                Assert.Equal("m", error.Message);
        }
    }

    public static IEnumerable<TheoryDataRow<Type>> ExceptionTypes => typeof(AmazonEMRContainersException).Assembly
        .GetExportedTypes().Where(typeof(Exception).IsAssignableFrom).Select(type => new TheoryDataRow<Type>(type));

    private sealed class BrokenStream : System.IO.MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new System.IO.IOException("reset");
    }
}
