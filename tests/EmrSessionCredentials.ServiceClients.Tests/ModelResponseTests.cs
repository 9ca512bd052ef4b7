using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>
/// Every member of every response that the service models have is read, or is among those that are left out on purpose.
/// </summary>
public sealed class ModelResponseTests
{
    /// <summary>What nothing here needs, and much of which can hold secrets of others.</summary>
    private static readonly string[] LeftOut =
    [
        "emr: Cluster.Configurations", "emr: Cluster.KerberosAttributes", "emr: Cluster.MonitoringConfiguration",
        "emr: Cluster.PlacementGroups", "emr: Session.EngineConfigurations", "emr: Session.MonitoringConfiguration",
        "emr-containers: Endpoint.configurationOverrides", "emr-serverless: Session.configurationOverrides",
    ];

    public static IEnumerable<ITheoryDataRow> OperationRows => ServiceModel.OperationRows;

    [Theory]
    [MemberData(nameof(OperationRows))]
    public async Task Every_member_is_read(string operation, string json)
    {
        (string service, ServiceModel model) = Parse(json);
        string output = model.OutputName(operation);
        JsonNode body = model.Sample(output, operation)!;

        AmazonWebServiceResponse response = await Answer(service, operation, model, body);

        AssertRead(new Comparison(service, model), output, body, response);
    }

    [Theory]
    [MemberData(nameof(OperationRows))]
    public async Task What_is_added_later_is_passed_over_and_what_is_null_is_absent(string operation, string json)
    {
        (string service, ServiceModel model) = Parse(json);
        foreach (string added in (string[])["null", "true", "[1, {}]", """{"a": 1}"""])
        {
            JsonObject body = new() { ["addedLater"] = JsonNode.Parse(added) };
            foreach ((string name, _, _) in model.Members(model.OutputName(operation)))
                body[name] = null;

            AmazonWebServiceResponse response = await Answer(service, operation, model, body);

            Assert.All(Declared(response.GetType()), property => Assert.Null(property.GetValue(response)));
        }
    }

    [Theory]
    [MemberData(nameof(OperationRows))]
    public async Task A_member_of_another_type_is_an_error_that_quotes_nothing(string operation, string json)
    {
        (string service, ServiceModel model) = Parse(json);
        foreach ((string name, _, JsonNode shape) in model.Members(model.OutputName(operation)))
        {
            JsonNode wrong = (string)shape["type"]! is "string" ? new JsonArray("SECRET") : "SECRET";

            AmazonUnmarshallingException error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
                () => Answer(service, operation, model, new JsonObject { [name] = wrong }));

            Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
            Assert.Contains($"'{name}'", error.InnerException!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_left_out_is_still_in_the_models()
    {
        Assert.All(LeftOut, left =>
        {
            string[] parts = left.Split(": ");
            string[] names = parts[1].Split('.');
            Assert.Contains(ServiceModel.Of(parts[0]).Members(names[0]), m => m.Name == names[1]);
        });
    }

    private static void AssertRead(Comparison compare, string structure, JsonNode body, object read)
    {
        foreach ((string name, JsonNode member, JsonNode shape) in compare.Model.Members(structure))
        {
            PropertyInfo? property = Operations.Property(read.GetType(), name);
            bool leftOut = LeftOut.Contains($"{compare.Service}: {structure}.{name}", StringComparer.Ordinal);
            Assert.True(leftOut == property is null, $"{structure}.{name}");
            if (property is null)
                continue;

            AssertValue(compare, (string)member["shape"]!, body[name]!, property.GetValue(read), $"{structure}.{name}");
            bool sensitive = (bool?)shape["sensitive"] is true;
            if (sensitive)
                Assert.True(property.GetCustomAttribute<AWSPropertyAttribute>()?.Sensitive, $"{structure}.{name}");
        }
    }

    private static void AssertValue(Comparison compare, string shapeName, JsonNode body, object? value, string path)
    {
        Assert.True(value is not null, path);
        switch (body)
        {
            case JsonObject map when value is Dictionary<string, string> read:
                Assert.Equal(map.Select(e => (e.Key, (string)e.Value!)), read.Select(e => (e.Key, e.Value)));
                break;
            case JsonObject:
                AssertRead(compare, shapeName, body, value);
                break;
            case JsonArray list:
                object entry = Assert.Single(((IEnumerable)value).Cast<object>());
                AssertValue(compare, (string)compare.Model.Shape(shapeName)["member"]!["shape"]!, list[0]!, entry, path);
                break;
            default:
                Assert.Equal(Text(body), value is DateTime moment ? Seconds(moment) : ConvertToText(value));
                break;
        }
    }

    private static string Text(JsonNode value) =>
        value.GetValueKind() is System.Text.Json.JsonValueKind.String ? (string)value! : value.ToJsonString();

    private static string Seconds(DateTime moment)
    {
        Assert.Equal(DateTimeKind.Utc, moment.Kind);
        return ConvertToText((moment - DateTime.UnixEpoch).TotalSeconds);
    }

    private static string ConvertToText(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        ConstantClass constant => constant.Value,
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static PropertyInfo[] Declared(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static (string Service, ServiceModel Model) Parse(string json)
    {
        string service = (string)JsonNode.Parse(json)!;
        return (service, ServiceModel.Of(service));
    }

    private static async Task<AmazonWebServiceResponse> Answer(
        string service, string operation, ServiceModel model, JsonNode body)
    {
        using StubHttp http = StubHttp.Answering(body.ToJsonString());
        return await Operations.Call(service, operation, model.Labels(operation), http);
    }

    private sealed record Comparison(string Service, ServiceModel Model);
}
