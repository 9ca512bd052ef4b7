using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>Answers that break on their way.</summary>
internal static class WireFaults
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>";

    private const int Depth = 20_000;

    private static string DeepMember => $"{{\"filling\":{new string('[', Depth)}{new string(']', Depth)},";

    internal static IReadOnlyList<FaultKind> All { get; } =
    [
        new WireFault("reset", "the connection is reset in the middle of the body",
            (_, reply) => reply with { ResetAfter = reply.Body.Length / 2 }),
        new WireFault("drop", "the connection is closed before the first byte of an answer",
            (_, reply) => reply with { ResetAfter = -1 }),
        new WireFault("truncated", "a complete HTTP answer whose JSON stops in the middle",
            (_, reply) => reply with { Body = reply.Body[..(reply.Body.Length / 2)] }),
        new WireFault("malformed", "a body that is not JSON, as application/json",
            (_, reply) => Body(reply, "{\"id\": oops}")),
        new WireFault("notobject", "a body that is JSON and no object", (_, reply) => Body(reply, "[1,2,3]")),
        new WireFault("empty", "HTTP 200 without a body", (_, reply) => Body(reply, "")),
        new WireFault("html", "HTTP 200 with a page as text/html, as captive portals do",
            (_, reply) => Body(reply, Page) with { ContentType = "text/html" }),
        new WireFault("mislabeled", "the right body as text/html",
            (_, reply) => reply with { ContentType = "text/html" }),
        new WireFault("badgateway", "HTTP 502 with a page as text/html, as proxies do",
            (_, reply) => Body(reply, Page) with { Status = 502, ContentType = "text/html" }),
        new WireFault("redirect", "HTTP 307 to URL (redirect=URL) or to http://localhost:PORT/redirected", Redirect)
        {
            TakesUrl = true,
            Refuses = true,
        },
        new WireFault("secondanswer", "the answer twice, for the next request on the connection to take",
            (_, reply) => reply with { Conversation = context => OwnWriters.TwiceAsync(context, reply) }),
        new WireFault("olddate", "a Date header that is six years old", OldDate),
        new WireFault("skewed", "InvalidSignatureException, signature not yet current, with such a Date", (call, _) =>
            OldDate(call, call.Operation.Service.Protocol.Fail(CommonErrors.InvalidSignature(
                SignatureTime.Skew(call.Now, SixYearsBefore(call.Now))!), call.RequestId)))
        {
            Refuses = true,
        },
        new WireFault("gzipbomb", "a body of 64 MiB in 64 KiB of gzip",
            (_, reply) => (reply with { Body = GzipBomb.Body }).With("Content-Encoding", "gzip")),
        new WireFault("endless", "chunks without end, until the caller leaves",
            (_, reply) => reply with
            {
                Conversation = context => OwnWriters.EndlessAsync(context, reply),
                IsEndless = true,
            }),
        new WireFault("deep", "20,000 arrays in one another, then the right body's members", (_, reply) =>
            reply.Body.IsEmpty ? reply : Body(reply, DeepMember + Encoding.UTF8.GetString(reply.Body.Span)[1..])),
    ];

    private static Reply Redirect(FaultCall call, Reply reply)
    {
        string host = call.Request.Header("host") ?? "";
        // Another name of the emulator is another server to a client, and what it then sends is observed.
        string location = call.Argument ?? $"http://localhost{host[Math.Max(host.LastIndexOf(':'), 0)..]}/redirected";
        return Reply.Empty(307).With("Location", location);
    }

    private static Reply OldDate(FaultCall call, Reply reply) =>
        reply.With("Date", SixYearsBefore(call.Now).ToString("R", CultureInfo.InvariantCulture));

    private static DateTimeOffset SixYearsBefore(DateTimeOffset now) => now.AddYears(-6);

    private static Reply Body(Reply reply, string text) => reply with { Body = Encoding.UTF8.GetBytes(text) };
}
