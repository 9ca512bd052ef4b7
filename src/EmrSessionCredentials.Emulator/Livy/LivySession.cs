using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>One session with its statements. Nothing is run: a statement answers with what it was.</summary>
internal sealed class LivySession(int id, string kind, string? name, int polls) : LivyItem(id, name, polls)
{
    /// <summary>
    /// How many statements are kept, the latest ones, as Livy does by default (livy.rsc.retained-statements).
    /// </summary>
    private const int Capacity = 100;

    private readonly List<LivyStatement> _statements = [];
    private readonly int _id = id;
    private readonly int _pollsOfStatements = polls;
    private int _lastStatement = -1;

    protected override string State => IsReady ? "idle" : "starting";

    protected override string[] Output => [];

    internal override JsonObject Describe()
    {
        JsonObject session = base.Describe();
        session["kind"] = kind;
        return session;
    }

    internal override Reply Answer(IncomingRequest request, string[] path) => (path, request.Method) switch
    {
        (["statements"], "GET") => List(request),
        (["statements"], "POST") => Run(request),
        (["statements", string number], "GET") => One(number, s => Reply.Json(200, s.Poll())),
        (["statements", string number, "cancel"], "POST") => One(number, s => s.Cancel()),
        (["completion"], "POST") => Complete(request),
        (["statements"] or ["statements", _] or ["statements", _, "cancel"] or ["completion"], _) =>
            LivyReply.WrongMethod(),
        _ => base.Answer(request, path),
    };

    private Reply List(IncomingRequest request)
    {
        (_, JsonArray statements) = LivyPage.Of(request, _statements, s => s.Poll());
        return Reply.Json(
            200, new JsonObject { ["total_statements"] = _statements.Count, ["statements"] = statements });
    }

    private Reply Run(IncomingRequest request) => WithCode(request, code =>
    {
        LivyStatement statement = new(++_lastStatement, code, _pollsOfStatements);
        if (_statements.Count == Capacity) _statements.RemoveAt(0);
        _statements.Add(statement);
        return Reply.Json(201, statement.Describe()).With("Location", $"/sessions/{_id}/statements/{statement.Id}");
    });

    /// <summary>Nothing has been run, so there are no names to complete.</summary>
    private Reply Complete(IncomingRequest request) =>
        WithCode(request, _ => Reply.Json(200, new JsonObject { ["candidates"] = new JsonArray() }));

    private Reply WithCode(IncomingRequest request, Func<string, Reply> answer)
    {
        if (LivyReply.Body(request) is not JsonObject body) return LivyReply.NotObject();
        if (LivyReply.Text(body, "code") is not string code) return LivyReply.Problem(400, "'code' is missing.");
        // A script that does not wait for its session is to find out here.
        return IsReady ? answer(code) : LivyReply.Problem(400, $"Session is in state {State}");
    }

    private Reply One(string number, Func<LivyStatement, Reply> answer) =>
        _statements.Find(s => s.Id == LivyCollection.Number(number)) is LivyStatement statement
            ? answer(statement)
            : LivyReply.Problem(404, $"Statement '{number}' not found.");
}
