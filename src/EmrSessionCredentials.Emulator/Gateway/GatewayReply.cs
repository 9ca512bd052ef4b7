using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>Errors as a Jupyter gateway words them.</summary>
internal static class GatewayReply
{
    internal static Reply NotFound() => Problem(404, "Not Found");

    internal static Reply WrongMethod(string allowed) => Problem(405, "Method Not Allowed").With("Allow", allowed);

    internal static Reply Problem(int status, string reason, string message = "") =>
        Reply.Json(status, new JsonObject { ["reason"] = reason, ["message"] = message });
}
