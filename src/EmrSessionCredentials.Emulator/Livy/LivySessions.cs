using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>
/// Livy's sessions in memory, for each cluster apart. A session is idle at once: there is nothing to start.
/// </summary>
internal sealed class LivySessions
{
    internal const string Resource = "sessions";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<int, JsonObject>> _byCluster = new(StringComparer.Ordinal);
    private int _lastId = -1;

    /// <param name="cluster">Whose sessions.</param>
    /// <param name="request">Method and body.</param>
    /// <param name="path">What follows the cluster: <c>sessions</c>, <c>sessions/{id}</c>.</param>
    internal Reply Answer(string cluster, IncomingRequest request, string[] path)
    {
        if (path is not [Resource, ..] || path.Length > 2) return Problem(404, "Not found.");
        lock (_lock)
        {
            if (!_byCluster.TryGetValue(cluster, out SortedDictionary<int, JsonObject>? sessions))
                _byCluster[cluster] = sessions = [];
            return (path.Length, request.Method) switch
            {
                (1, "GET") => List(sessions),
                (1, "POST") => Create(sessions, request),
                (2, "GET" or "DELETE") => One(sessions, request, path[1]),
                _ => Problem(405, "Method not allowed."),
            };
        }
    }

    private static Reply List(SortedDictionary<int, JsonObject> sessions) => Reply.Json(200, new JsonObject
    {
        ["from"] = 0,
        ["total"] = sessions.Count,
        ["sessions"] = new JsonArray([.. sessions.Values.Select(s => s.DeepClone())]),
    });

    private static Reply One(SortedDictionary<int, JsonObject> sessions, IncomingRequest request, string id)
    {
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || !sessions.TryGetValue(number, out JsonObject? session))
        {
            return Problem(404, $"Session '{id}' not found.");
        }

        if (request.Is("GET")) return Reply.Json(200, session);
        sessions.Remove(number);
        return Reply.Json(200, new JsonObject { ["msg"] = "deleted" });
    }

    private Reply Create(SortedDictionary<int, JsonObject> sessions, IncomingRequest request)
    {
        JsonObject asked;
        try
        {
            JsonNode? body = request.Wire.Body.IsEmpty ? new JsonObject() : JsonNode.Parse(request.Wire.Body.Span);
            asked = body as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            return Problem(400, "The request body is no JSON object.");
        }

        int id = ++_lastId;
        JsonObject session = new()
        {
            ["id"] = id,
            ["name"] = asked["name"]?.DeepClone(),
            ["appId"] = null,
            ["owner"] = null,
            ["proxyUser"] = null,
            ["state"] = "idle",
            ["kind"] = asked["kind"]?.DeepClone() ?? "shared",
            ["appInfo"] = new JsonObject { ["driverLogUrl"] = null, ["sparkUiUrl"] = null },
            ["log"] = new JsonArray(),
        };
        sessions[id] = session;
        return Reply.Json(201, session).With("Location", $"/sessions/{id}");
    }

    private static Reply Problem(int status, string message) =>
        Reply.Json(status, new JsonObject { ["msg"] = message });
}
