using Amazon.Runtime;

namespace Amazon.EMRContainers;

/// <summary>What a managed endpoint is doing.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class EndpointState : ConstantClass
{
    /// <summary>Ready (<c>ACTIVE</c>).</summary>
    public static readonly EndpointState ACTIVE = new("ACTIVE");

    /// <summary>Being made (<c>CREATING</c>).</summary>
    public static readonly EndpointState CREATING = new("CREATING");

    /// <summary>Ended (<c>TERMINATED</c>).</summary>
    public static readonly EndpointState TERMINATED = new("TERMINATED");

    /// <summary>Ended by an error (<c>TERMINATED_WITH_ERRORS</c>).</summary>
    public static readonly EndpointState TERMINATED_WITH_ERRORS = new("TERMINATED_WITH_ERRORS");

    /// <summary>Ending (<c>TERMINATING</c>).</summary>
    public static readonly EndpointState TERMINATING = new("TERMINATING");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public EndpointState(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator EndpointState(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static EndpointState FindValue(string value) => FindValue<EndpointState>(value);
}
