using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>
/// One statement: waiting when it is sent, running for as many looks (alone or in a list) as the account says, then
/// available with its own code as the output, marked as the emulator's.
/// </summary>
internal sealed class LivyStatement(int id, string code, int polls)
{
    private int _pollsLeft = polls;
    private string _state = "waiting";

    internal int Id => id;

    internal JsonObject Describe() => new()
    {
        ["id"] = id,
        ["code"] = code,
        ["state"] = _state,
        ["output"] = _state is "available" ? Output() : null,
        ["progress"] = _state is "available" ? 1.0 : 0.0,
    };

    /// <summary>A look at it, which brings it on.</summary>
    internal JsonObject Poll()
    {
        if (_state is "waiting" or "running") _state = _pollsLeft-- > 0 ? "running" : "available";
        return Describe();
    }

    internal Reply Cancel()
    {
        if (_state is "waiting" or "running") _state = "cancelled";
        return Reply.Json(200, new JsonObject { ["msg"] = "canceled" });
    }

    private JsonObject Output() => new()
    {
        ["status"] = "ok",
        ["execution_count"] = id,
        ["data"] = new JsonObject { ["text/plain"] = CodeOutput.Of(code) },
    };
}
