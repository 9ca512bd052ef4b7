using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Calls any operation by the names that the API has, so that one test serves all of them.</summary>
internal static class Operations
{
    /// <summary>The namespace of a service, by the name its files in tests/Data have.</summary>
    internal static string Namespace(string service) => service switch
    {
        "emr" => "Amazon.ElasticMapReduce",
        "emr-containers" => "Amazon.EMRContainers",
        "emr-serverless" => "Amazon.EMRServerless",
        _ => throw new ArgumentOutOfRangeException(nameof(service), service, message: null),
    };

    /// <summary>The type of a shape, or null where there is none.</summary>
    internal static Type? Type(string service, string name) =>
        typeof(AmazonEMRContainersClient).Assembly.GetType($"{Namespace(service)}.{name}");

    internal static Type ClientType(string service) =>
        Type(service, $"Amazon{Namespace(service)["Amazon.".Length..]}Client")!;

    /// <summary>The operations that the client of a service implements.</summary>
    internal static IEnumerable<string> Implemented(string service) => ClientType(service).GetMethods()
        .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))
        .Select(method => method.Name[..^"Async".Length]);

    /// <summary>The property that a member of the API is.</summary>
    internal static PropertyInfo? Property(Type type, string member) =>
        type.GetProperty($"{char.ToUpperInvariant(member[0])}{member[1..]}");

    internal static AmazonServiceClient Client(string service, StubHttp http, Action<ClientConfig>? configure = null) =>
        service switch
        {
            "emr" => Clients.ElasticMapReduce(http, configure),
            "emr-containers" => Clients.EMRContainers(http, configure),
            _ => Clients.EMRServerless(http, configure),
        };

    /// <summary>Calls an operation with parameters in the form that botocore takes.</summary>
    internal static async Task<AmazonWebServiceResponse> Call(
        string service, string operation, JsonObject parameters, StubHttp http, Action<ClientConfig>? configure = null)
    {
        AmazonServiceClient client = Client(service, http, configure);
        Type type = Type(service, $"Model.{operation}Request")!;
        object request = ConvertStructure(parameters, type);

        Task call = (Task)client.GetType().GetMethod($"{operation}Async")!.Invoke(client, [request, CancellationToken.None])!;
        await call;
        return (AmazonWebServiceResponse)call.GetType().GetProperty("Result")!.GetValue(call)!;
    }

    /// <summary>Parameters as the types of the SDK.</summary>
    private static object Convert(JsonNode value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value is JsonObject structure && !type.IsGenericType)
            return ConvertStructure(structure, type);
        return typeof(ConstantClass).IsAssignableFrom(type)
            ? Activator.CreateInstance(type, (string)value!)!
            : value.Deserialize(type, Options)!;
    }

    private static object ConvertStructure(JsonObject structure, Type type)
    {
        object made = Activator.CreateInstance(type)!;
        foreach ((string member, JsonNode? value) in structure)
        {
            PropertyInfo property = Property(type, member)!;
            property.SetValue(made, Convert(value!, property.PropertyType));
        }

        return made;
    }

    // rest-json begins the names of members with a small letter.
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };
}
