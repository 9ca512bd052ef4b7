using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Errors;

namespace EmrSessionCredentials.Vault;

/// <summary>What a request has to say besides its answer, kept until the pipeline's thread can write it.</summary>
internal sealed class VaultMessages
{
    private readonly object _gate = new();
    private readonly List<string> _verbose = [];
    private readonly List<string> _warnings = [];
    private readonly List<(SessionCredentialException Failure, string Target)> _failures = [];

    /// <summary>The warnings so far.</summary>
    internal IReadOnlyList<string> Warnings => Copy(_warnings);

    /// <summary>The failures so far, of parts of the request.</summary>
    internal IReadOnlyList<SessionCredentialException> Failures =>
        [.. Copy(_failures).Select(failed => failed.Failure)];

    internal void Verbose(string? line)
    {
        if (line is not null)
            Add(_verbose, line);
    }

    internal void Verbose(CallReport? report) => Verbose(report?.ToString());

    internal void Warn(string line) => Add(_warnings, line);

    internal void Fail(SessionCredentialException failure, string target) => Add(_failures, (failure, target));

    /// <summary>Writes everything to the streams of a function.</summary>
    internal void WriteTo(PSCmdlet function, string vault)
    {
        foreach (string line in Copy(_verbose))
            function.WriteVerbose(line);
        foreach (string line in Copy(_warnings))
            function.WriteWarning(line);
        foreach ((SessionCredentialException failure, string target) in Copy(_failures))
            function.WriteError(ErrorRecords.From(VaultAdvice.For(failure, vault), target, parameters: ""));
    }

    // A request that has run out of time may still go on.
    private void Add<T>(List<T> list, T item)
    {
        lock (_gate)
            list.Add(item);
    }

    private T[] Copy<T>(List<T> list)
    {
        lock (_gate)
            return [.. list];
    }
}
