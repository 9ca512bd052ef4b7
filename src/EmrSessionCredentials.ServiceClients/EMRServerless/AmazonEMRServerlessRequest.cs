using Amazon.Runtime;

namespace Amazon.EMRServerless;

/// <summary>What all requests to Amazon EMR Serverless have in common.</summary>
public abstract class AmazonEMRServerlessRequest : AmazonWebServiceRequest;
