using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>Livy's sessions in memory, for each cluster apart.</summary>
internal sealed class LivySessions(EmulatedAccount account)
{
    internal const string Resource = "sessions";

    private static readonly string[] Kinds = ["spark", "pyspark", "sparkr", "sql", "shared"];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<int, LivySession>> _byCluster = new(StringComparer.Ordinal);
    private int _lastId = -1;

    /// <param name="cluster">Whose sessions.</param>
    /// <param name="request">Method and body.</param>
    /// <param name="path">What follows the cluster: <c>sessions</c>, <c>sessions/{id}</c> and more.</param>
    internal Reply Answer(string cluster, IncomingRequest request, string[] path)
    {
        if (path is not [Resource, ..]) return LivyReply.NotFound();
        lock (_lock)
        {
            if (!_byCluster.TryGetValue(cluster, out SortedDictionary<int, LivySession>? sessions))
                _byCluster[cluster] = sessions = [];
            return (path, request.Method) switch
            {
                ([_], "GET") => List(sessions),
                ([_], "POST") => Create(sessions, request),
                ([_], _) => LivyReply.WrongMethod(),
                _ => One(sessions, request, path),
            };
        }
    }

    internal static int? Number(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static Reply List(SortedDictionary<int, LivySession> sessions) => Reply.Json(200, new JsonObject
    {
        ["from"] = 0,
        ["total"] = sessions.Count,
        ["sessions"] = new JsonArray([.. sessions.Values.Select(s => s.Describe())]),
    });

    private static Reply One(SortedDictionary<int, LivySession> sessions, IncomingRequest request, string[] path)
    {
        if (Number(path[1]) is not int number || !sessions.TryGetValue(number, out LivySession? session))
            return LivyReply.Problem(404, $"Session '{path[1]}' not found.");
        if (path.Length > 2 || !request.Is("DELETE")) return session.Answer(request, path[2..]);
        sessions.Remove(number);
        return Reply.Json(200, new JsonObject { ["msg"] = "deleted" });
    }

    private Reply Create(SortedDictionary<int, LivySession> sessions, IncomingRequest request)
    {
        if (LivyReply.Body(request) is not JsonObject asked) return LivyReply.NotObject();
        string kind = LivyReply.Text(asked, "kind") ?? "shared";
        if (!Kinds.Contains(kind, StringComparer.Ordinal)) return LivyReply.Problem(400, $"Invalid kind: {kind}");
        int id = ++_lastId;
        LivySession session = new(id, kind, LivyReply.Text(asked, "name"), account.Options.LivyPolls);
        sessions[id] = session;
        return Reply.Json(201, session.Describe()).With("Location", $"/sessions/{id}");
    }
}
