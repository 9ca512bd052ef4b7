using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Errors and enumerations are those of the service models.</summary>
public sealed class ModelErrorTests
{
    public static IEnumerable<ITheoryDataRow> OperationRows => ServiceModel.OperationRows;

    public static IEnumerable<ITheoryDataRow> Enumerations => ServiceModel.ShapeRows(shape => shape["enum"] is not null);

    public static IEnumerable<ITheoryDataRow> Errors => ServiceModel.ShapeRows(shape => (bool?)shape["exception"] is true);

    [Theory]
    [MemberData(nameof(OperationRows))]
    public async Task Every_error_of_an_operation_has_a_type(string operation, string json)
    {
        string service = (string)JsonNode.Parse(json)!;
        ServiceModel model = ServiceModel.Of(service);
        foreach (string error in model.Errors(operation))
        {
            JsonNode shape = model.Shape(error);
            bool internalError = error.StartsWith("Internal", StringComparison.Ordinal);
            int status = (int?)shape["error"]?["httpStatusCode"] ?? (internalError ? 500 : 400);

            AmazonServiceException thrown = await Fail(
                service, operation, model, (HttpStatusCode)status, $$"""{"__type": "{{error}}", "message": "words"}""");

            // The SDK's generator gives every error this ending, once.
            string name = error.EndsWith("Exception", StringComparison.Ordinal) ? error : $"{error}Exception";
            Assert.Equal(Operations.Type(service, $"Model.{name}"), thrown.GetType());
            Assert.Equal(error, thrown.ErrorCode);
            Assert.Equal("words", thrown.Message);
            Assert.Equal((HttpStatusCode)status, thrown.StatusCode);
            Assert.Equal(status >= 500 ? ErrorType.Receiver : ErrorType.Sender, thrown.ErrorType);
        }
    }

    [Theory]
    [MemberData(nameof(OperationRows))]
    public async Task Any_other_error_has_the_type_of_its_service(string operation, string json)
    {
        string service = (string)JsonNode.Parse(json)!;

        AmazonServiceException thrown = await Fail(
            service, operation, ServiceModel.Of(service), HttpStatusCode.Forbidden, """{"__type": "AccessDeniedException"}""");

        Assert.Equal("AccessDeniedException", thrown.ErrorCode);
        string root = Operations.Namespace(service);
        Assert.Equal($"{root}.{root.Replace(".", "", StringComparison.Ordinal)}Exception", thrown.GetType().FullName);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void No_error_of_the_model_is_missing(string error, string json)
    {
        string name = error.EndsWith("Exception", StringComparison.Ordinal) ? error : $"{error}Exception";
        Assert.NotNull(Operations.Type((string)JsonNode.Parse(json)!, $"Model.{name}"));
    }

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Enumerations_have_the_values_of_the_model_and_keep_others(string name, string json)
    {
        string service = (string)JsonNode.Parse(json)!;
        if (Operations.Type(service, name) is not Type type)
        {
            // Only those that members left out on purpose have; ModelResponseTests knows these.
            Assert.Contains(name, (string[])[
                "AllowAWSToRetainLogs", "InstanceRoleType", "LogType", "LogUploadPolicyValue", "PersistentAppUI",
                "PlacementGroupStrategy"]);
            return;
        }

        IEnumerable<string> values = ServiceModel.Of(service).Shape(name)["enum"]!.AsArray().Select(v => (string)v!);
        Assert.Equal(
            values.Order(StringComparer.Ordinal),
            type.GetFields().Select(f => ((ConstantClass)f.GetValue(null)!).Value).Order(StringComparer.Ordinal));
        object Find(string value) => type.GetMethod("FindValue", [typeof(string)])!.Invoke(null, [value])!;
        Assert.All(values, value => Assert.Same(type.GetField(value)!.GetValue(null), Find(value)));
        Assert.Equal("NEW_ONE", ((ConstantClass)Find("NEW_ONE")).Value);
        Assert.Equal(
            "ANOTHER", ((ConstantClass)type.GetMethod("op_Implicit", [typeof(string)])!.Invoke(null, ["ANOTHER"])!).Value);
    }

    private static async Task<AmazonServiceException> Fail(
        string service, string operation, ServiceModel model, HttpStatusCode status, string body)
    {
        using StubHttp http = StubHttp.Answering(body, status);
        return await Assert.ThrowsAnyAsync<AmazonServiceException>(() => Operations.Call(service, operation, model.Labels(operation), http));
    }
}
