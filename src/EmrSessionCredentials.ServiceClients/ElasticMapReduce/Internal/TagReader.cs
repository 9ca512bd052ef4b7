using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary>Reads labels.</summary>
internal static class TagReader
{
    internal static Tag ReadTag(JsonElement structure) => new()
    {
        Key = structure.Text("Key"),
        Value = structure.Text("Value"),
    };
}
