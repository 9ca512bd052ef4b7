using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>One session with its statements. Nothing is run: a statement answers with what it was.</summary>
internal sealed class LivySession(int id, string kind, string? name, int polls)
{
    private readonly List<LivyStatement> _statements = [];
    private readonly int _pollsOfStatements = polls;
    private int _pollsLeft = polls;

    private string State => _pollsLeft > 0 ? "starting" : "idle";

    /// <summary>The session as it is now, without this counting as a look at it.</summary>
    internal JsonObject Describe() => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["appId"] = null,
        ["owner"] = null,
        ["proxyUser"] = null,
        ["state"] = State,
        ["kind"] = kind,
        ["appInfo"] = new JsonObject { ["driverLogUrl"] = null, ["sparkUiUrl"] = null },
        ["log"] = new JsonArray(),
    };

    /// <param name="request">Method and body.</param>
    /// <param name="path">What follows the session's id.</param>
    internal Reply Answer(IncomingRequest request, string[] path) => (path, request.Method) switch
    {
        ([], "GET") => Polled(Describe()),
        (["state"], "GET") => Polled(new JsonObject { ["id"] = id, ["state"] = State }),
        (["statements"], "GET") => List(),
        (["statements"], "POST") => Run(request),
        (["statements", string number], "GET") => One(number, s => Reply.Json(200, s.Poll())),
        (["statements", string number, "cancel"], "POST") => One(number, s => s.Cancel()),
        ([] or ["state"] or ["statements"] or ["statements", _] or ["statements", _, "cancel"], _) =>
            LivyReply.WrongMethod(),
        _ => LivyReply.NotFound(),
    };

    private Reply Polled(JsonObject answer)
    {
        if (_pollsLeft > 0) _pollsLeft--;
        return Reply.Json(200, answer);
    }

    private Reply List() => Reply.Json(200, new JsonObject
    {
        ["total_statements"] = _statements.Count,
        ["statements"] = new JsonArray([.. _statements.Select(s => s.Describe())]),
    });

    private Reply Run(IncomingRequest request)
    {
        if (LivyReply.Body(request) is not JsonObject body) return LivyReply.NotObject();
        if (LivyReply.Text(body, "code") is not string code) return LivyReply.Problem(400, "'code' is missing.");
        // A script that does not wait for its session is to find out here.
        if (_pollsLeft > 0) return LivyReply.Problem(400, $"Session is in state {State}");
        LivyStatement statement = new(_statements.Count, code, _pollsOfStatements);
        _statements.Add(statement);
        return Reply.Json(201, statement.Describe()).With("Location", $"/sessions/{id}/statements/{statement.Id}");
    }

    private Reply One(string number, Func<LivyStatement, Reply> answer) =>
        LivySessions.Number(number) is int at && at < _statements.Count
            ? answer(_statements[at])
            : LivyReply.Problem(404, $"Statement '{number}' not found.");
}
