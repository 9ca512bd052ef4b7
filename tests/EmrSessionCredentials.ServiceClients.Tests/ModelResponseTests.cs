using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Every property of a response is a member of the service model, and is read from it.</summary>
public sealed class ModelResponseTests
{
    public static IEnumerable<ITheoryDataRow> OperationRows => ServiceModel.OperationRows;

    [Theory]
    [MemberData(nameof(OperationRows))]
    public async Task Every_property_is_a_member_and_is_read(string operation, string json)
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
        Type response = Operations.Type(service, $"Model.{operation}Response")!;
        foreach ((string name, _, JsonNode shape) in model.Members(model.OutputName(operation))
            .Where(m => Operations.Property(response, m.Name) is not null))
        {
            JsonNode wrong = (string)shape["type"]! is "string" ? new JsonArray("SECRET") : "SECRET";

            Exception? error = await Record.ExceptionAsync(
                () => Answer(service, operation, model, new JsonObject { [name] = wrong }));

            Assert.True(error is AmazonUnmarshallingException or MalformedAnswerException, $"{name}: {error}");
            Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
        }
    }

    private static void AssertRead(Comparison compare, string structure, JsonNode body, object read)
    {
        foreach (PropertyInfo property in Declared(read.GetType()).Where(p => p.Name is not "UnknownUnionMember"))
        {
            (string name, JsonNode member, _) = Assert.Single(
                compare.Model.Members(structure), m => Operations.Property(read.GetType(), m.Name) == property);
            AssertValue(compare, (string)member["shape"]!, body[name]!, property.GetValue(read), $"{structure}.{name}");
        }
    }

    private static void AssertValue(Comparison compare, string shapeName, JsonNode body, object? value, string path)
    {
        Assert.True(value is not null, path);
        switch (body)
        {
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

    [Fact]
    public void Lists_are_checked_before_AWSSDK_Core_reads_them() => Assert.Equal(
        ServiceModel.Services
            .SelectMany(service => Operations.Implemented(service).SelectMany(operation =>
            {
                ServiceModel model = ServiceModel.Of(service);
                return model.MembersOfType(model.OutputName(operation), "list");
            }))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        AnswerCheck.Lists.Order(StringComparer.Ordinal));

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
