using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Finds what session credentials can be requested for: clusters, managed endpoints, and sessions (<c>ListClusters</c>,
/// <c>ListVirtualClusters</c>, <c>ListManagedEndpoints</c>, <c>ListApplications</c>, and <c>ListSessions</c> of both
/// services). Each can be piped into the Get- cmdlet of its kind.
/// </summary>
[Cmdlet(
    VerbsCommon.Find, "EMRSessionTarget",
    HelpUri = "https://docs.aws.amazon.com/emr/latest/APIReference/API_ListClusters.html")]
[OutputType(
    typeof(ClusterTarget), typeof(ManagedEndpointTarget), typeof(ClusterSessionTarget), typeof(ServerlessSessionTarget))]
public sealed class FindEMRSessionTargetCommand : EmrCommand
{
    private TargetQuery? _query;

    /// <summary>Names to look for, with wildcards; a target that matches any of them is found. Default: all.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNull]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OwnNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>What to look for. Default: everything that a session credential can be requested for.</summary>
    [Parameter]
    [ValidateNotNull]
    [EnumTransformation(typeof(SessionTargetKind))]
    public SessionTargetKind[] Kind { get; set; } = [.. TargetQuery.AllKinds];

    /// <summary>
    /// States to look for, with wildcards. Default: those in which a credential opens something. A kind that knows none
    /// of the states is not looked for.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TargetStateCompleter))]
    public string[] State { get; set; } = [];

    /// <summary>
    /// Clusters, virtual clusters and applications to look in, by id or name, with wildcards; nothing is listed of
    /// others. Default: all.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OwnerNameCompleter))]
    public string[] Owner { get; set; } = [];

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        FirstCall.Prepare(EndpointUrl);
        base.BeginProcessing();
        try
        {
            _query = Query();
            _query.ThrowIfInvalid();
        }
        catch (InvalidRequestParameterException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, e.Violations[0].Parameter));
        }
    }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        try
        {
            using IEmrSession session = OpenSession();
            TargetOrder order = new(_query!.Kinds);
            // After Select-Object -First too, the calls under way are ended, and waited for.
            using (ITargetSearch search = Engine.Instance.Search(session, _query, ThrottleLimit, Stop))
            {
                while (search.TryTake(out TargetPage page))
                {
                    Write(page);
                    WriteObject(order.Add(page), enumerateCollection: true);
                    if (page.Failure is { ConcernsEveryItem: true })
                        break;
                }
            }

            WriteObject(order.Finish(), enumerateCollection: true);
        }
        catch (SessionCredentialException e)
        {
            WriteSettingError(e);
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Write(TargetPage page)
    {
        if (page.Report is not null)
            WriteVerbose(page.Report.ToString());
        if (page.Failure is { } failure)
        {
            ErrorRecord record = page.IsRefusedForAll
                ? ErrorRecords.From(
                    failure, page.Source, "The other lists were not requested. To search one owner only, use -Owner.")
                : ErrorRecords.From(failure, page.Source);
            if (failure.ConcernsEveryItem && !HasOwnSettings)
                ThrowTerminatingError(record);
            WriteError(record);
        }
    }

    private TargetQuery Query()
    {
        WildcardPattern[] names = [.. Name.Select(text => Pattern(text, nameof(Name)))];
        WildcardPattern[] owners = [.. Owner.Select(text => Pattern(text, nameof(Owner)))];
        return new TargetQuery
        {
            Kinds = Kind,
            States = State.Length == 0 ? null : [.. State.SelectMany(Expand)],
            IsNameWanted = names.Length == 0 ? null : name => names.Any(pattern => pattern.IsMatch(name)),
            IsOwnerWanted = owners.Length == 0
                ? null
                : (id, name) => owners.Any(pattern => pattern.IsMatch(id) || pattern.IsMatch(name)),
        };
    }

    /// <summary>
    /// The states that a pattern stands for; a pattern that stands for none is kept, so that validation reports it.
    /// </summary>
    private IEnumerable<string> Expand(string state)
    {
        WildcardPattern pattern = Pattern(state, nameof(State));
        return Kind.SelectMany(kind => SessionKinds.Of(kind).States).Where(pattern.IsMatch).Distinct().DefaultIfEmpty(state);
    }

    // What is wrong with a pattern shows when it is used.
    private static WildcardPattern Pattern(string text, string parameter)
    {
        try
        {
            WildcardPattern pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
            _ = pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException)
        {
            throw new InvalidRequestParameterException(
                [new RuleViolation(parameter, $"is '{text}', a pattern in which a bracket is not closed; a bracket itself is written `[")]);
        }
    }
}
