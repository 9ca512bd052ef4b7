using Amazon.Runtime;

namespace Amazon.EMRServerless;

/// <summary>What a session is doing.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class SessionState : ConstantClass
{
    /// <summary>At work (<c>BUSY</c>).</summary>
    public static readonly SessionState BUSY = new("BUSY");

    /// <summary>Ended by an error (<c>FAILED</c>).</summary>
    public static readonly SessionState FAILED = new("FAILED");

    /// <summary>Ready, with nothing to do (<c>IDLE</c>).</summary>
    public static readonly SessionState IDLE = new("IDLE");

    /// <summary>Started (<c>STARTED</c>).</summary>
    public static readonly SessionState STARTED = new("STARTED");

    /// <summary>Starting (<c>STARTING</c>).</summary>
    public static readonly SessionState STARTING = new("STARTING");

    /// <summary>Asked for (<c>SUBMITTED</c>).</summary>
    public static readonly SessionState SUBMITTED = new("SUBMITTED");

    /// <summary>Ended (<c>TERMINATED</c>).</summary>
    public static readonly SessionState TERMINATED = new("TERMINATED");

    /// <summary>Ending (<c>TERMINATING</c>).</summary>
    public static readonly SessionState TERMINATING = new("TERMINATING");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public SessionState(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SessionState(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static SessionState FindValue(string value) => FindValue<SessionState>(value);
}
