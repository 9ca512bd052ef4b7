using System;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>
/// Livy of every cluster: <c>/livy/{clusterId}/sessions…</c>, or <c>/livy/sessions…</c> for the cluster that the login
/// is for. It accepts the cluster's own logins (HTTP basic) until they expire.
/// </summary>
internal sealed class LivyArea(CredentialIssuer issuer, FaultBook faults) : IArea
{
    private const string Root = "livy";
    private readonly LivySessions _sessions = new();

    public bool IsObserved => true;

    public bool Owns(IncomingRequest request) =>
        request.Segments.Length > 0 && string.Equals(request.Segments[0], Root, StringComparison.Ordinal);

    public Task<Reply> AnswerAsync(
        IncomingRequest request,
        ObservedRequest observed,
        CancellationToken cancellationToken)
    {
        observed.Operation = Root;
        bool named = request.Segments.Length > 1 && request.Segments[1] is not LivySessions.Resource;
        string? cluster = named ? IncomingRequest.Decode(request.Segments[1]) : null;
        string? opened = Login(request);
        observed.Identifiers = (cluster ?? opened) is string known ? [known] : [];
        bool unready = faults.Strike(Root, observed.Identifiers, kind => kind is UseFault).Count > 0;
        bool other = named && !string.Equals(cluster, opened, StringComparison.Ordinal);
        return Task.FromResult(unready || other || opened is null
            ? Unauthorized()
            : _sessions.Answer(opened, request, request.Segments[(named ? 2 : 1)..]));
    }

    private string? Login(IncomingRequest request)
    {
        string[] parts = (request.Header("authorization") ?? "").Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || !string.Equals(parts[0], "Basic", StringComparison.OrdinalIgnoreCase)) return null;
        byte[] decoded = new byte[parts[1].Length];
        if (!Convert.TryFromBase64String(parts[1], decoded, out int length)) return null;
        string[] login = Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2);
        return login.Length == 2 ? issuer.ClusterOf(login[0], login[1]) : null;
    }

    private static Reply Unauthorized() =>
        Reply.Json(401, new JsonObject { ["msg"] = "Unauthorized" }).With("WWW-Authenticate", "Basic realm=\"Livy\"");
}
