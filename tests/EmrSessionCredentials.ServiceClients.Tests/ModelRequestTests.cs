using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Every property of a request is a member of the service model, and goes where the model says, under its name.</summary>
public sealed class ModelRequestTests
{
    public static IEnumerable<ITheoryDataRow> OperationRows => ServiceModel.OperationRows;

    [Theory]
    [MemberData(nameof(OperationRows))]
    public async Task Fields_go_where_the_model_says(string operation, string json)
    {
        (string service, ServiceModel model) = Parse(json);
        string input = model.InputName(operation);
        Type type = Operations.Type(service, $"Model.{operation}Request")!;
        IEnumerable<PropertyInfo> properties =
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        foreach (PropertyInfo property in properties)
        {
            (string name, JsonNode member, JsonNode shape) = Assert.Single(
                model.Members(input), m => Operations.Property(type, m.Name) == property);
            JsonObject parameters = model.Labels(operation);
            JsonNode value = ServiceModel.WithoutNulls(Value(model, (string)member["shape"]!, shape, name));
            parameters[name] = value.DeepClone();

            SentRequest sent = await Send(service, operation, parameters);

            string wireName = (string?)member["locationName"] ?? name;
            switch ((string?)member["location"])
            {
                case "uri":
                    Assert.Contains($"/{Uri.EscapeDataString((string)value!)}", sent.Path, StringComparison.Ordinal);
                    break;
                case "querystring":
                    Assert.Equal(QueryTexts(value), Query(sent, wireName));
                    break;
                default:
                    JsonNode written = JsonNode.Parse(sent.Body)![wireName]!;
                    Assert.True(JsonNode.DeepEquals(value, written), $"{name}: {written.ToJsonString()}");
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(OperationRows))]
    public async Task Nothing_is_sent_that_is_not_set(string operation, string json)
    {
        (string service, ServiceModel model) = Parse(json);
        JsonNode http = model.Operation(operation)["http"]!;

        SentRequest sent = await Send(service, operation, model.Labels(operation));

        Assert.Equal((string)http["method"]!, sent.Method);
        Assert.DoesNotContain("?", sent.Url, StringComparison.Ordinal);
        string path = ((string)http["requestUri"]!).Replace("{", "value%20of%20", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal);
        Assert.Equal(path, sent.Path);
        string[] members = [.. model.Members(model.InputName(operation))
            .Where(m => (bool?)m.Member["idempotencyToken"] is true).Select(m => m.Name)];
        Assert.Equal(members, sent.Body.Length is 0 ? [] : JsonNode.Parse(sent.Body)!.AsObject().Select(m => m.Key));
        Assert.Equal(service is "emr" || sent.Method is "POST", sent.Body.Length > 0);
        Assert.Equal(
            service is "emr" ? $"ElasticMapReduce.{operation}" : null, sent.Headers.GetValueOrDefault("X-Amz-Target"));
    }

    [Theory]
    [MemberData(nameof(OperationRows))]
    public async Task Labels_that_a_path_cannot_carry_are_refused(string operation, string json)
    {
        (string service, ServiceModel model) = Parse(json);
        JsonObject labels = model.Labels(operation);
        foreach ((string label, string bad) in from l in labels from bad in (string[])["", ".", ".."] select (l.Key, bad))
        {
            JsonObject parameters = labels.DeepClone().AsObject();
            parameters[label] = bad;
            using StubHttp http = StubHttp.Answering("{}");

            AmazonClientException refused = await Assert.ThrowsAsync<AmazonClientException>(
                () => Operations.Call(service, operation, parameters, http));

            Assert.StartsWith("The request", refused.Message, StringComparison.Ordinal);
            Assert.Empty(http.Sent);
        }
    }

    private static (string Service, ServiceModel Model) Parse(string json)
    {
        string service = (string)JsonNode.Parse(json)!;
        return (service, ServiceModel.Of(service));
    }

    private static JsonNode Value(ServiceModel model, string shapeName, JsonNode shape, string name) => (string)shape["type"]! switch
    {
        "string" when shape["enum"] is null => $"value/of ä{name}",
        "list" when (string)model.Shape((string)shape["member"]!["shape"]!)["type"]! is "string" => new JsonArray("A&B", "C=D"),
        _ => model.Sample(shapeName, name)!,
    };

    private static IEnumerable<string> QueryTexts(JsonNode value) => value switch
    {
        JsonArray list => list.Select(entry => (string)entry!),
        _ => [value.GetValueKind() is System.Text.Json.JsonValueKind.String ? (string)value! : value.ToJsonString()],
    };

    private static IEnumerable<string> Query(SentRequest sent, string name) =>
        sent.Url[(sent.Url.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(pair => pair.Split('='))
            .Where(pair => pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1]));

    private static async Task<SentRequest> Send(string service, string operation, JsonObject parameters)
    {
        using StubHttp http = StubHttp.Answering("{}");
        await Operations.Call(service, operation, parameters, http);
        return Assert.Single(http.Sent);
    }
}
