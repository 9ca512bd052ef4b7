using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>The sessions of a cluster, or its batches.</summary>
/// <param name="name">The segment of the path.</param>
/// <param name="itemName">What messages call one of them.</param>
internal sealed class LivyCollection(string name, string itemName)
{
    /// <summary>How many are kept, the latest ones.</summary>
    private const int Capacity = 1_000;

    private readonly SortedDictionary<int, LivyItem> _items = [];
    private int _lastId = -1;

    /// <summary>What is wrong with a request to create one; null when nothing is.</summary>
    internal required Func<JsonObject, string?> Problem { get; init; }

    internal required Func<int, JsonObject, LivyItem> Create { get; init; }

    internal static int? Number(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <param name="request">Method and body.</param>
    /// <param name="path">What follows the collection's name.</param>
    internal Reply Answer(IncomingRequest request, string[] path) => (path, request.Method) switch
    {
        ([], "GET") => List(request),
        ([], "POST") => Add(request),
        ([], _) => LivyReply.WrongMethod(),
        _ => One(request, path),
    };

    private Reply List(IncomingRequest request)
    {
        (int from, JsonArray items) = LivyPage.Of(request, _items.Values, item => item.Poll());
        return Reply.Json(200, new JsonObject { ["from"] = from, ["total"] = _items.Count, ["sessions"] = items });
    }

    private Reply Add(IncomingRequest request)
    {
        if (LivyReply.Body(request) is not JsonObject body) return LivyReply.NotObject();
        if (Problem(body) is string problem) return LivyReply.Problem(400, problem);
        int id = ++_lastId;
        LivyItem item = Create(id, body);
        if (_items.Count == Capacity) _items.Remove(_items.Keys.First());
        _items[id] = item;
        return Reply.Json(201, item.Describe()).With("Location", $"/{name}/{id}");
    }

    private Reply One(IncomingRequest request, string[] path)
    {
        if (Number(path[0]) is not int number || !_items.TryGetValue(number, out LivyItem? item))
            return LivyReply.Problem(404, $"{itemName} '{path[0]}' not found.");
        if (path.Length > 1 || !request.Is("DELETE")) return item.Answer(request, path[1..]);
        _items.Remove(number);
        return Reply.Json(200, new JsonObject { ["msg"] = "deleted" });
    }
}
