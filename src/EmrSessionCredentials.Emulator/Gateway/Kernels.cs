using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>Kernels in memory, for each endpoint apart. A kernel is idle at once: there is nothing to start.</summary>
internal sealed class Kernels(TimeProvider time)
{
    private const string Default = "python3";
    private readonly Lock _lock = new();
    private readonly Dictionary<TokenTarget, Dictionary<string, JsonObject>> _byEndpoint = [];

    /// <param name="endpoint">Whose kernels.</param>
    /// <param name="request">Method and body.</param>
    /// <param name="path">What follows <c>api/kernels</c>: nothing, or a kernel's id.</param>
    internal Reply Answer(TokenTarget endpoint, IncomingRequest request, string[] path)
    {
        lock (_lock)
        {
            if (!_byEndpoint.TryGetValue(endpoint, out Dictionary<string, JsonObject>? kernels))
                _byEndpoint[endpoint] = kernels = new(StringComparer.Ordinal);
            return (path, request.Method) switch
            {
                ([], "GET") => Reply.Json(200, new JsonArray([.. kernels.Values.Select(k => k.DeepClone())])),
                ([], "POST") => Create(kernels, request),
                ([], _) => GatewayReply.WrongMethod("GET, POST"),
                ([string id], "GET") when kernels.TryGetValue(id, out JsonObject? kernel) => Reply.Json(200, kernel),
                ([string id], "DELETE") when kernels.Remove(id) => Reply.Empty(204),
                ([string id], "GET" or "DELETE") =>
                    GatewayReply.Problem(404, "Not Found", $"Kernel does not exist: {id}"),
                ([_], _) => GatewayReply.WrongMethod("GET, DELETE"),
                _ => GatewayReply.NotFound(),
            };
        }
    }

    private Reply Create(Dictionary<string, JsonObject> kernels, IncomingRequest request)
    {
        string? name = Name(request);
        if (name is null) return GatewayReply.Problem(400, "Bad Request", "Invalid JSON in body of request");
        if (KernelSpecs.Find(name) is null)
            return GatewayReply.Problem(404, "Not Found", $"Kernel specification '{name}' does not exist.");
        string id = Guid.NewGuid().ToString();
        kernels[id] = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["last_activity"] = time.GetUtcNow().UtcDateTime.ToString("o", CultureInfo.InvariantCulture),
            ["execution_state"] = "idle",
            ["connections"] = 0,
        };
        return Reply.Json(201, kernels[id]).With("Location", $"/api/kernels/{id}");
    }

    /// <summary>The kernel that is asked for, the default one when none is named; null: it is no such JSON.</summary>
    private static string? Name(IncomingRequest request)
    {
        if (request.Wire.Body.IsEmpty) return Default;
        try
        {
            return JsonNode.Parse(request.Wire.Body.Span) is not JsonObject body ? null
                : body["name"] is not JsonNode name ? Default
                : name.GetValue<string>();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
