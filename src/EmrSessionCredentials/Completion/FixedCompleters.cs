// One name for each list, since an attribute can give a completer's type and nothing else.
#pragma warning disable MA0048

using System.Collections.Generic;
using System.Management.Automation;

namespace EmrSessionCredentials.Completion;

/// <summary>Completes a parameter from a list that is always the same.</summary>
/// <param name="values">The list.</param>
internal abstract class FixedCompleter(params (string Value, string ToolTip)[] values) : ValueCompleter
{
    private protected sealed override IEnumerable<CompletionResult> Complete(TypedArgument argument) =>
        Candidates.InOrder(values, argument.Word);
}

/// <summary>Completes nothing: for a parameter whose values nobody can guess, and which is not a path.</summary>
internal sealed class EmptyCompleter() : FixedCompleter();

/// <summary>Completes <c>-CredentialType</c>: one value today, but the service takes any string.</summary>
internal sealed class CredentialTypeCompleter() : FixedCompleter(("TOKEN", "TOKEN"));

/// <summary>Completes <c>-Duration</c>.</summary>
internal sealed class DurationCompleter() : FixedCompleter(
    ("0:15", "15 minutes, the service's default"), ("0:30", "30 minutes"), ("1:00", "1 hour"), ("4:00", "4 hours"),
    ("8:00", "8 hours"), ("12:00", "12 hours, the longest"));

/// <summary>Completes <c>-DurationInSecond</c>.</summary>
internal sealed class DurationInSecondCompleter() : FixedCompleter(
    ("900", "15 minutes, the service's default"), ("1800", "30 minutes"), ("3600", "1 hour"), ("14400", "4 hours"),
    ("28800", "8 hours"), ("43200", "12 hours, the longest"));

/// <summary>Completes <c>-MinimumValidity</c> and <c>-IfExpiringWithin</c>.</summary>
internal sealed class ValidityCompleter() : FixedCompleter(
    ("0:01", "1 minute"), ("0:05", "5 minutes"), ("0:10", "10 minutes"), ("0:15", "15 minutes"), ("0:30", "30 minutes"));

/// <summary>
/// Completes <c>-OnClusterAppUIType</c> with the values of the service model; the service may know more.
/// </summary>
internal sealed class OnClusterAppUITypeCompleter() : FixedCompleter(
    ("ApplicationMaster", "the application master of YARN"), ("JobHistoryServer", "the job history of MapReduce"),
    ("ResourceManager", "the resource manager of YARN"), ("SparkHistoryServer", "the history of Spark applications"),
    ("TezUI", "Tez"), ("YarnTimelineService", "the timeline of YARN"));
