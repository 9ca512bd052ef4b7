using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>What a kernel says to what it is asked.</summary>
internal static class KernelAnswers
{
    /// <summary>The content of the reply; null for a message that has none.</summary>
    internal static JsonObject? Reply(KernelMessage request, string language, int executionCount) => request.Type switch
    {
        "kernel_info_request" => Info(language),
        "execute_request" => Ok(
            ("execution_count", executionCount), ("user_expressions", new JsonObject()), ("payload", new JsonArray())),
        "is_complete_request" => new JsonObject { ["status"] = "complete" },
        "complete_request" => Ok(
            ("matches", new JsonArray()),
            ("cursor_start", request.Content["cursor_pos"]?.DeepClone()),
            ("cursor_end", request.Content["cursor_pos"]?.DeepClone()),
            ("metadata", new JsonObject())),
        "inspect_request" => Ok(("found", false), ("data", new JsonObject()), ("metadata", new JsonObject())),
        "history_request" => Ok(("history", new JsonArray())),
        "comm_info_request" => Ok(("comms", new JsonObject())),
        "interrupt_request" => Ok(),
        "shutdown_request" => Ok(("restart", request.ContentFlag("restart"))),
        _ => null,
    };

    internal static JsonObject Status(string state) => new() { ["execution_state"] = state };

    internal static JsonObject Input(string code, int executionCount) =>
        new() { ["code"] = code, ["execution_count"] = executionCount };

    internal static JsonObject Result(string code, int executionCount) => new()
    {
        ["execution_count"] = executionCount,
        ["data"] = new JsonObject { ["text/plain"] = CodeOutput.Of(code) },
        ["metadata"] = new JsonObject(),
    };

    private static JsonObject Info(string language) => Ok(
        ("protocol_version", KernelMessage.ProtocolVersion),
        ("implementation", "emulator"),
        ("implementation_version", "1.0"),
        ("language_info", new JsonObject
        {
            ["name"] = language,
            ["version"] = "3.11",
            ["mimetype"] = $"text/x-{language}",
            ["file_extension"] = language is "python" ? ".py" : ".scala",
        }),
        ("banner", "The emulator of EmrSessionCredentials. No code is run."),
        ("help_links", new JsonArray()));

    private static JsonObject Ok(params (string Name, JsonNode? Value)[] members)
    {
        JsonObject content = new() { ["status"] = "ok" };
        foreach ((string name, JsonNode? value) in members) content[name] = value;
        return content;
    }
}
