using System.Collections.Generic;
using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>Members that several operations of EMR take.</summary>
internal static class EmrFields
{
    internal static IReadOnlyList<string> ClusterStates { get; } =
    [
        "STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING", "TERMINATING", "TERMINATED", "TERMINATED_WITH_ERRORS",
    ];

    internal static IReadOnlyList<string> SessionStates { get; } =
        ["SUBMITTED", "STARTING", "STARTED", "IDLE", "BUSY", "TERMINATING", "TERMINATED", "FAILED"];

    internal static Field ClusterId { get; } = new("ClusterId", FieldType.Text) { Required = true, MaxLength = 256 };

    internal static Field SessionId { get; } =
        new("SessionId", FieldType.Text) { Required = true, MinLength = 0, MaxLength = 256 };

    internal static Field ExecutionRoleArn { get; } = new("ExecutionRoleArn", FieldType.Text)
    {
        MinLength = 20,
        MaxLength = 2048,
        Pattern = FieldPattern.RoleArn,
    };

    internal static Field States(string name, IReadOnlyList<string> states) => new(name, FieldType.TextList)
    {
        Item = new Field(name, FieldType.Text) { OneOf = states },
    };
}
