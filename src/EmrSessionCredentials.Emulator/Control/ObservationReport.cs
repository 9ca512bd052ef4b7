using System.Text.Json;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.Control;

/// <summary>The observations as JSON, by the names that the in-process API has, in camel case.</summary>
internal static class ObservationReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    internal static JsonObject Write(Observations seen, FaultRegistry faults) => new()
    {
        ["total"] = seen.Total,
        ["inFlight"] = seen.InFlight,
        ["maxInFlight"] = seen.MaxInFlight,
        ["connections"] = seen.Connections,
        ["held"] = faults.Held,
        ["byOperation"] = Node(seen.ByOperation),
        ["byIdentifier"] = Node(seen.ByIdentifier),
        ["byClientToken"] = Node(seen.ByClientToken),
        ["byInvocation"] = Node(seen.ByInvocation),
        ["attempts"] = Node(seen.Attempts),
        ["requests"] = Node(seen.Requests),
    };

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Options);
}
