using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Vault;

/// <summary>What a vault asks of the engine, each request within the vault's time limit.</summary>
/// <param name="engine">The engine.</param>
/// <param name="clock">What time limits and the age of lists are measured by.</param>
internal sealed class VaultRequests(IEmrEngine engine, TimeProvider clock)
{
    private const int ThrottleLimit = 8;

    // SecretManagement lists a vault again for each Get-SecretInfo, and while somebody types a name.
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);

    private readonly TimedCache<IReadOnlyList<EmrSessionTarget>> _lists = new(clock);

    /// <summary>A name with what it leaves to the vault.</summary>
    /// <exception cref="SessionCredentialException"><c>MissingRole</c>.</exception>
    internal static SecretName Complete(SecretName name, VaultSettings settings)
    {
        SecretName complete = settings.Complete(name);
        return SessionKinds.Of(complete.Kind).NeedsRole && complete.ExecutionRoleArn is null
            ? throw VaultErrors.MissingRole(name)
            : complete;
    }

    /// <summary>Requests what a name asks for.</summary>
    /// <returns>A credential, or a connection where the name says so.</returns>
    /// <exception cref="SessionCredentialException">The request failed, or took too long.</exception>
    internal object Get(SecretName name, VaultSettings settings, VaultMessages messages)
    {
        SecretName complete = Complete(name, settings);
        return Run(settings, stop => GetAsync(complete, settings, messages, stop));
    }

    /// <summary>
    /// Lists what there is in the account, from a list of less than 30 seconds ago where there is one.
    /// </summary>
    /// <exception cref="SessionCredentialException">
    /// Nothing could be listed. A part that failed is in the messages.
    /// </exception>
    internal IReadOnlyList<SecretEntry> List(
        IReadOnlyList<SessionTargetKind> kinds, VaultSettings settings, VaultMessages messages)
    {
        List<EmrSessionTarget> found = [];
        List<SessionTargetKind> missing = [];
        foreach (SessionTargetKind kind in kinds.Where(kind => settings.Kinds?.Contains(kind) != false))
        {
            if (_lists.Find(KeyOf(kind, settings)) is { } kept)
                found.AddRange(kept);
            else
                missing.Add(kind);
        }

        if (missing.Count > 0)
            found.AddRange(Run(settings, stop => ListAsync(missing, settings, messages, stop)));
        else
            messages.Verbose("Answered from a list of less than 30 seconds ago.");

        // SecretManagement fails over a name that is there twice, whatever its case; a list that changes while it is
        // read can have one on two pages.
        return [.. found.Select(target => SecretEntry.Of(target, settings))
            .GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).Select(same => same.First())];
    }

    /// <summary>Finds out who would sign, and where. Nothing is asked of EMR.</summary>
    /// <returns>A line about it.</returns>
    internal string Check(VaultSettings settings) => Run(settings, async stop =>
    {
        using ISessionPool sessions = engine.CreatePool();
        using IEmrSession session = await OpenAsync(sessions, settings, stop).ConfigureAwait(false);
        ChosenRegion region = session.Region;
        return $"Region {region.SystemName} (from {region.Source}), credentials from {session.CredentialSource}.";
    });

    private static object KeyOf(SessionTargetKind kind, VaultSettings settings) =>
        new SuggestionQuery(settings.ToIdentity(), settings.ToClientOptions(), kind).Key;

    private static Task<IEmrSession> OpenAsync(ISessionPool sessions, VaultSettings settings, CancellationToken stop) =>
        sessions.OpenAsync(settings.ToIdentity(), settings.ToClientOptions(), stop);

    private async Task<object> GetAsync(
        SecretName name, VaultSettings settings, VaultMessages messages, CancellationToken stop)
    {
        using ISessionPool sessions = engine.CreatePool();
        using IEmrSession session = await OpenAsync(sessions, settings, stop).ConfigureAwait(false);
        SecretName found = name.TargetName is { } target
            ? name with { Target = FindOne(session, target, messages, stop) }
            : name;
        SessionCredentialRequest request = found.ToRequest();
        foreach (string warning in ArnRegion.Warnings(request, session.Region))
            messages.Warn(warning);

        CallContext call = new(stop);
        CallResult<SessionCredential> result =
            await session.GetAsync(request, settings.MinimumValidity, call).ConfigureAwait(false);
        messages.Verbose(result.Report);
        foreach (string warning in result.Warnings)
            messages.Warn(warning);
        if (result.Report is { IsReused: false } && result.Value.ExpiresIn is { } validity && validity <= settings.MinimumValidity)
        {
            messages.Warn($"{request.Target}: the credential is valid for {validity:h\\:mm\\:ss}, and {nameof(VaultSettings.MinimumValidity)} is "
                + $"{settings.MinimumValidity:h\\:mm\\:ss}, so it is not reused.");
        }

        ConnectionOptions options = new() { AllowUnencryptedEndpoint = settings.AllowUnencryptedEndpoint };
        return name.IsConnection
            ? await sessions.ConnectAsync(result.Value, options, poll: null, call).ConfigureAwait(false)
            : result.Value;
    }

    private string FindOne(IEmrSession session, string name, VaultMessages messages, CancellationToken stop)
    {
        TargetQuery query = new()
        {
            Kinds = [SessionTargetKind.Cluster],
            IsNameWanted = candidate => string.Equals(candidate, name, StringComparison.Ordinal),
        };
        List<EmrSessionTarget> matches = [];
        foreach (TargetPage page in Pages(session, query, stop))
        {
            messages.Verbose(page.Report);
            if (page.Failure is { } failure)
                throw failure;
            matches.AddRange(page.Targets);
        }

        return matches.Count switch
        {
            0 => throw VaultErrors.TargetNotFound(name),
            1 => matches[0].Identifier,
            _ => throw VaultErrors.TargetAmbiguous(name, matches),
        };
    }

    private async Task<IReadOnlyList<EmrSessionTarget>> ListAsync(
        IReadOnlyList<SessionTargetKind> kinds, VaultSettings settings, VaultMessages messages, CancellationToken stop)
    {
        List<EmrSessionTarget> found = [];
        bool isComplete = true;
        using ISessionPool sessions = engine.CreatePool();
        using IEmrSession session = await OpenAsync(sessions, settings, stop).ConfigureAwait(false);
        foreach (TargetPage page in Pages(session, new TargetQuery { Kinds = kinds }, stop))
        {
            messages.Verbose(page.Report);
            found.AddRange(page.Targets);
            if (page.Failure is not { } failure)
                continue;
            if (failure.ConcernsEveryItem)
                throw failure;
            messages.Fail(failure, page.Source);
            isComplete = false;
        }

        if (isComplete)
        {
            foreach (SessionTargetKind kind in kinds)
                _lists.Keep(KeyOf(kind, settings), [.. found.Where(target => target.Kind == kind)], Memory);
        }

        return found;
    }

    private IEnumerable<TargetPage> Pages(IEmrSession session, TargetQuery query, CancellationToken stop)
    {
        using ITargetSearch search = engine.Search(session, query, ThrottleLimit, stop);
        while (search.TryTake(out TargetPage page))
            yield return page;
    }

    private T Run<T>(VaultSettings settings, Func<CancellationToken, Task<T>> request)
    {
#if NET
        using CancellationTokenSource limit = new(settings.Limit, clock);
#else
        using CancellationTokenSource limit =
            TimeProviderTaskExtensions.CreateCancellationTokenSource(clock, settings.Limit);
#endif
        CancellationToken stop = limit.Token;
        Task<T> running = Task.Run(() => request(stop), CancellationToken.None);
        try
        {
            // Not all of it can be stopped (a program that gives credentials, a name server): it is left behind then.
            Task.WaitAny([running], stop);
            return running.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _ = running.ContinueWith(
                t => t.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw VaultErrors.TimedOut(settings.Limit);
        }
    }
}
