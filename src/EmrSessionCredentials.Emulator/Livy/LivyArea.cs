using System;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>
/// Livy of every cluster: <c>/livy/{clusterId}/sessions…</c>, or <c>/livy/sessions…</c> for the cluster that the login
/// is for; and the same with <c>batches</c> and <c>version</c>. It accepts the cluster's own logins (HTTP basic) until
/// they expire.
/// </summary>
internal sealed class LivyArea(CredentialIssuer issuer, FaultRegistry faults, EmulatedAccount account) : IArea
{
    private const string Root = "livy";
    private readonly NewestMap<string, LivyServer> _servers = new();

    public bool IsObserved => true;

    public bool Owns(IncomingRequest request) =>
        request.Segments.Length > 0 && string.Equals(request.Segments[0], Root, StringComparison.Ordinal);

    public Task<Reply> AnswerAsync(
        IncomingRequest request,
        ObservedRequest observed,
        CancellationToken cancellationToken)
    {
        observed.Operation = Root;
        bool named = request.Segments.Length > 1 && !LivyServer.IsResource(request.Segments[1]);
        string? cluster = named ? IncomingRequest.Decode(request.Segments[1]) : null;
        string? opened = issuer.ClusterOf(request.Header("authorization"));
        observed.Identifiers = (cluster ?? opened) is string known ? [known] : [];
        bool other = named && !string.Equals(cluster, opened, StringComparison.Ordinal);
        return Task.FromResult(opened is null || other || faults.IsUnready(Root, observed)
            ? Unauthorized()
            : _servers.GetOrAdd(opened, () => new LivyServer(account))
                .Answer(request, request.Segments[(named ? 2 : 1)..]));
    }

    private static Reply Unauthorized() =>
        Reply.Json(401, new JsonObject { ["msg"] = "Unauthorized" }).With("WWW-Authenticate", "Basic realm=\"Livy\"");
}
