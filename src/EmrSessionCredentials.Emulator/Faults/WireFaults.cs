using System;
using System.Collections.Generic;
using System.Text;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>Answers that break on their way.</summary>
internal static class WireFaults
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>";

    internal static IReadOnlyList<FaultKind> All { get; } =
    [
        new WireFault("reset", "the connection is reset in the middle of the body",
            reply => reply with { ResetAfter = reply.Body.Length / 2 }),
        new WireFault("drop", "the connection is closed before the first byte of an answer",
            reply => reply with { ResetAfter = -1 }),
        new WireFault("truncated", "a complete HTTP answer whose JSON stops in the middle",
            reply => reply with { Body = reply.Body[..(reply.Body.Length / 2)] }),
        new WireFault("malformed", "a body that is not JSON, as application/json",
            reply => Body(reply, "{\"id\": oops}")),
        new WireFault("notobject", "a body that is JSON and no object", reply => Body(reply, "[1,2,3]")),
        new WireFault("empty", "HTTP 200 without a body", reply => Body(reply, "")),
        new WireFault("html", "HTTP 200 with a page as text/html, as captive portals do",
            reply => Body(reply, Page) with { ContentType = "text/html" }),
        new WireFault("mislabeled", "the right body as text/html", reply => reply with { ContentType = "text/html" }),
        new WireFault("badgateway", "HTTP 502 with a page as text/html, as proxies do",
            reply => Body(reply, Page) with { Status = 502, ContentType = "text/html" }),
    ];

    private static Reply Body(Reply reply, string text) => reply with { Body = Encoding.UTF8.GetBytes(text) };
}
