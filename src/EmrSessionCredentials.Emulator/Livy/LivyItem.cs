using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>What a session and a batch have in common: a state that looks at it bring on, and a log.</summary>
internal abstract class LivyItem(int id, string? name, int polls)
{
    private int _pollsLeft = polls;

    /// <summary>Whether it has been looked at as often as the account says.</summary>
    protected bool IsReady => _pollsLeft <= 0;

    protected abstract string State { get; }

    /// <summary>What the program wrote to its standard output.</summary>
    protected abstract string[] Output { get; }

    /// <summary>The item as it is now, without this counting as a look at it.</summary>
    internal virtual JsonObject Describe() => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["appId"] = null,
        ["owner"] = null,
        ["proxyUser"] = null,
        ["state"] = State,
        ["appInfo"] = new JsonObject { ["driverLogUrl"] = null, ["sparkUiUrl"] = null },
        ["log"] = new JsonArray([.. Log]),
    };

    /// <summary>A look at it, which brings it on.</summary>
    internal JsonObject Poll() => Polled(Describe());

    /// <param name="request">Method and body.</param>
    /// <param name="path">What follows the item's id.</param>
    internal virtual Reply Answer(IncomingRequest request, string[] path) => (path, request.Method) switch
    {
        ([], "GET") => Reply.Json(200, Poll()),
        (["state"], "GET") => Reply.Json(200, Polled(new JsonObject { ["id"] = id, ["state"] = State })),
        (["log"], "GET") => ShowLog(request),
        ([] or ["state"] or ["log"], _) => LivyReply.WrongMethod(),
        _ => LivyReply.NotFound(),
    };

    private string[] Log => ["stdout: ", .. Output, "\nstderr: "];

    private JsonObject Polled(JsonObject answer)
    {
        if (_pollsLeft > 0) _pollsLeft--;
        return answer;
    }

    private Reply ShowLog(IncomingRequest request)
    {
        string[] log = Log;
        (int from, JsonArray lines) = LivyPage.LastOf(request, log);
        return Reply.Json(
            200, new JsonObject { ["id"] = id, ["from"] = from, ["total"] = log.Length, ["log"] = lines });
    }
}
