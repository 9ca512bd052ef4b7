using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>Livy of one cluster: its sessions and batches, in memory.</summary>
internal sealed class LivyServer
{
    private static readonly string[] Kinds = ["spark", "pyspark", "sparkr", "sql", "shared"];

    private readonly Lock _lock = new();
    private readonly LivyCollection _sessions;
    private readonly LivyCollection _batches;

    internal LivyServer(EmulatedAccount account)
    {
        _sessions = new LivyCollection("sessions", "Session")
        {
            Problem = body => Kind(body) is string kind && Kinds.Contains(kind, StringComparer.Ordinal)
                ? null
                : $"Invalid kind: {Kind(body)}",
            Create = (id, body) =>
                new LivySession(id, Kind(body), LivyReply.Text(body, "name"), account.Options.LivyPolls),
        };
        _batches = new LivyCollection("batches", "Batch")
        {
            Problem = body => LivyReply.Text(body, "file") is null ? "requirement failed: File is required." : null,
            Create = (id, body) => new LivyBatch(
                id, LivyReply.Text(body, "file")!, LivyReply.Text(body, "name"), account.Options.LivyPolls),
        };
    }

    /// <summary>Whether a path of Livy begins so.</summary>
    internal static bool IsResource(string segment) => segment is "sessions" or "batches" or "version";

    /// <param name="request">Method and body.</param>
    /// <param name="path">What follows the cluster: <c>sessions</c>, <c>sessions/{id}</c> and more.</param>
    internal Reply Answer(IncomingRequest request, string[] path)
    {
        lock (_lock)
        {
            return path switch
            {
                ["sessions", ..] => _sessions.Answer(request, path[1..]),
                ["batches", ..] => _batches.Answer(request, path[1..]),
                ["version"] => request.Is("GET") ? Reply.Json(200, Version()) : LivyReply.WrongMethod(),
                _ => LivyReply.NotFound(),
            };
        }
    }

    private static string Kind(JsonObject body) => LivyReply.Text(body, "kind") ?? "shared";

    private static JsonObject Version() => new()
    {
        ["url"] = "https://github.com/apache/incubator-livy",
        ["branch"] = "emulated",
        ["revision"] = "emulated",
        ["version"] = "0.8.0-incubating",
        ["date"] = "2026-01-01T00:00:00Z",
        ["user"] = "emulator",
    };
}
